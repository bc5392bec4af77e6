//! Colours: reading them, their contrast, and the derivation of a whole set of tokens from the colours of a brand.
