//! What a role should do first and what to ask a candidate, as far as the answers ask for it.

use crate::answers::Answers;
use crate::dataset::{Task, Text};

/// The texts for a role, in the order of the dataset: those for any answers, and those for one that was given.
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
