//! Finds the mistakes in a page that holds the widget.
