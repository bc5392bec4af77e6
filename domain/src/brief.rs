//! Selects the lines of a brief for hiring that fit the answers.
//!
//! Owns the selection; knows nothing of how a brief is written.

use crate::answers::Answers;
use crate::dataset::{Task, Text};

/// The texts for a role, in the order of the dataset: those that depend on no answer, and those of which one answer was given.
pub fn fitting(tasks: &[Task], answers: &Answers, role: usize) -> Vec<Text> {
    let mut texts = Vec::new();
    for task in tasks {
        let is_asked =
            task.answers.is_empty() || task.answers.iter().any(|&given| answers.has(given));
        if usize::from(task.role) == role && is_asked {
            texts.push(task.text);
        }
    }
    texts
}
