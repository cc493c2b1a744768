"""The one-file edition: a built site in, one HTML file out that works from a USB stick.

What the pages say is in `docs/`, how they look and act is in `overrides/`. Here is what only a file
needs: places in it instead of addresses, one page in view at a time, and modules without a server.
"""
