//! Writes what is pasted into a site.
