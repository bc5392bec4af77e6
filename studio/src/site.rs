//! Finds the colours, fonts and radii of a site in its pasted CSS or HTML.
