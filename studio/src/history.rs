//! Undo and redo.
//!
//! Owns the order of states. Knows nothing of what they hold.

/// The most states that can be undone; older ones are forgotten.
const MOST: usize = 300;

/// A state with those before it and those that were undone.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: Vec<T>,
    present: T,
    future: Vec<T>,
    /// The control whose edits still go into the present state.
    open: Option<String>,
}

impl<T: Clone + PartialEq> History<T> {
    /// A history that begins with this state.
    pub fn new(present: T) -> Self {
        Self {
            past: Vec::new(),
            present,
            future: Vec::new(),
            open: None,
        }
    }

    /// The present state.
    pub fn present(&self) -> &T {
        &self.present
    }

    /// Changes the present state. Successive edits of one control, such as the moves of a slider, are undone together until
    /// [`Self::seal`] is called.
    pub fn edit(&mut self, control: &str, change: impl FnOnce(&mut T)) {
        let mut next = self.present.clone();
        change(&mut next);
        if next == self.present {
            return;
        }
        let before = std::mem::replace(&mut self.present, next);
        if self.open.as_deref() != Some(control) {
            self.past.push(before);
            if self.past.len() > MOST {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.open = Some(control.to_owned());
    }

    /// Ends a row of edits that are undone together.
    pub fn seal(&mut self) {
        self.open = None;
    }

    /// Whether there is a state to go back to.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is an undone state.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Goes back to the state before; does nothing if there is none.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future
                .push(std::mem::replace(&mut self.present, before));
        }
        self.seal();
    }

    /// Goes forward to the state that was undone last; does nothing if there is none.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.present, after));
        }
        self.seal();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_edited_is_undone_and_redone_step_by_step() {
        let mut history = History::new(0);
        history.edit("a", |state| *state = 1);
        history.edit("b", |state| *state = 2);
        history.undo();
        assert_eq!(*history.present(), 1);
        history.undo();
        history.undo();
        assert_eq!(*history.present(), 0);
        history.redo();
        history.redo();
        assert_eq!(*history.present(), 2);
        assert!(!history.can_redo());
    }

    #[test]
    fn the_moves_of_one_slider_are_undone_together() {
        let mut history = History::new(0);
        for value in 1..10 {
            history.edit("slider", |state| *state = value);
        }
        history.seal();
        history.edit("slider", |state| *state = 20);
        history.undo();
        assert_eq!(*history.present(), 9);
        history.undo();
        assert_eq!(*history.present(), 0);
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let mut history = History::new(0);
        history.edit("a", |state| *state = 1);
        history.undo();
        history.edit("a", |state| *state = 2);
        assert!(!history.can_redo());
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut history = History::new(0);
        history.edit("a", |state| *state = 0);
        assert!(!history.can_undo());
    }
}
