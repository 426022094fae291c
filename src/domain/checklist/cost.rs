//! What an answer costs of the points of its item.

use super::{Answer, ChoiceOption, Item, Points, Verdict};

impl Item {
    /// What an answer costs of the points of the item; nothing where it has none.
    ///
    /// | The answer | costs |
    /// |---|---|
    /// | options | what each of them costs, together no more than the item: its own points, or all where it fails and has none |
    /// | any other that is 不合格 | all |
    /// | any other | nothing |
    pub fn lost(&self, stored: Option<&str>) -> Points {
        let whole = self.points.unwrap_or_default();
        let answer = Answer::read(self, stored);
        let costs =
            |option: &ChoiceOption| option.points.unwrap_or(if option.fails { whole } else { Points::default() });
        let keys: &[String] = match &answer {
            Answer::Choice(key) => std::slice::from_ref(key),
            Answer::Several(keys) => keys,
            answer => return if answer.verdict(self) == Verdict::Bad { whole } else { Points::default() },
        };
        let chosen = self.options().iter().filter(|option| keys.iter().any(|key| option.key == *key));
        chosen.map(costs).fold(Points::default(), Points::plus).min(whole)
    }

    /// Whether any answer costs points.
    pub fn can_cost(&self) -> bool {
        self.can_fail() || self.options().iter().any(|option| option.points.is_some())
    }
}
