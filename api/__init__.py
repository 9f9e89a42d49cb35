"""The doors beside the pages: sign-in and links in plain HTML, files, health, and the JSON door."""
