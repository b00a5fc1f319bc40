"""The register: sources, releases, rows, records, and the persons and families that follow from them."""
