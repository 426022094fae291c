//! What becomes of a problem: the turns of its life, each on its day, in an order that the rules allow.

use chrono::{Days, NaiveDate};

use super::dice::Dice;

/// One turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// 交办, by this deadline.
    Assign(NaiveDate),
    /// 撤回.
    Withdraw,
    /// 报告.
    Report,
    /// 复查通过.
    Pass,
    /// 退回.
    Reject,
    /// 申请延期 to this day.
    Ask(NaiveDate),
    /// 批准延期.
    Grant,
    /// 不同意延期.
    Refuse,
    /// 挂起.
    Hold,
    /// 恢复.
    Resume,
    /// 重新打开, with this deadline.
    Reopen(NaiveDate),
}

struct Life<'a> {
    dice: &'a mut Dice,
    turns: Vec<(NaiveDate, Turn)>,
    now: NaiveDate,
    due: NaiveDate,
}

/// The life of a problem that was found on a day and should be solved by another. What lies behind the end of the story is cut off by the caller.
pub fn life(dice: &mut Dice, found: NaiveDate, deadline: NaiveDate) -> Vec<(NaiveDate, Turn)> {
    let mut life = Life { dice, turns: Vec::new(), now: found, due: deadline };
    life.tell();
    life.turns
}

fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_days(Days::new(days.unsigned_abs())).expect("the story lies within the calendar")
}

impl Life<'_> {
    fn tell(&mut self) {
        if self.dice.chance(2) {
            self.turn(1, Turn::Withdraw);
            return;
        }
        // Some lie on a desk until somebody asks: they are to be assigned still.
        if self.dice.chance(1) {
            return;
        }
        let wait = [0, 0, 1, 1, 2, 4, 9][self.dice.below(7)];
        self.due = self.due.max(plus(self.now, wait + 1));
        self.turn(wait, Turn::Assign(self.due));
        if self.dice.chance(4) && !self.waits() {
            return;
        }
        if self.dice.chance(15) && self.due > self.now {
            self.asks();
        }
        // Some units just never report: these are the ones that run far over their deadline.
        if self.dice.chance(4) {
            return;
        }
        self.is_solved();
        if self.dice.chance(3) {
            let (after, days) = (self.dice.between(10, 60), self.dice.between(10, 20));
            self.due = plus(self.now, after + days);
            self.turn(after, Turn::Reopen(self.due));
            self.is_solved();
        }
    }

    fn turn(&mut self, days: i64, turn: Turn) {
        self.now = plus(self.now, days);
        self.turns.push((self.now, turn));
    }

    /// False where it waits for ever.
    fn waits(&mut self) -> bool {
        let from = self.dice.between(1, 10);
        self.turn(from, Turn::Hold);
        let ends = self.dice.chance(85);
        if ends {
            let days = self.dice.between(20, 90);
            self.turn(days, Turn::Resume);
        }
        ends
    }

    fn asks(&mut self) {
        let left = (self.due - self.now).num_days();
        let (on, more, answered) = (self.dice.between(1, left), self.dice.between(7, 30), self.dice.between(0, 3));
        let to = plus(self.due, more);
        self.turn(on, Turn::Ask(to));
        match self.dice.chance(70) {
            true => {
                self.turn(answered, Turn::Grant);
                self.due = to;
            }
            false => self.turn(answered, Turn::Refuse),
        }
    }

    /// Reports and re-checks until it passes.
    fn is_solved(&mut self) {
        for attempt in 0.. {
            let left = (self.due - self.now).num_days();
            let report = match self.dice.chance(72) && left > 0 {
                true => self.dice.between(1, left),
                false => left.max(0) + self.dice.between(1, 25),
            };
            self.turn(report, Turn::Report);
            let recheck = self.dice.between(1, 12);
            if attempt < 2 && self.dice.chance(10) {
                self.turn(recheck, Turn::Reject);
            } else {
                self.turn(recheck, Turn::Pass);
                return;
            }
        }
    }
}
