"""The paper edition: a built site in, one PDF out.

What the pages say is in `docs/`, how they look on paper in `print.css`. Here is what only a book
needs: which pages in which order, sheets to tear out, page numbers.
"""
