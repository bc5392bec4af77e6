//! Finds the mistakes in a page that holds the widget.

pub mod address;
pub mod integrity;
pub mod values;
