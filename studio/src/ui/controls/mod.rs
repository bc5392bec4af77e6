//! The controls: each shows one value and hands a new one on as it is typed.

mod choice;
mod token;

pub use choice::Choice;
pub use token::TokenControl;
