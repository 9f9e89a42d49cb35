"""The speed table of design 12: ratios measured in one interleaved run, with correctness checked in the same run."""
