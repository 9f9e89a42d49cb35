"""What every page shares: everything that knows Streamlit's own memory, raw markup and the browser."""
