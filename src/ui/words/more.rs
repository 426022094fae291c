//! Words of the page of the places for which the foot of a phone has no room.

words! {
    /// Words of 更多.
    MoreWords {
        title: "更多", "More";
        overview: "今天要办的事", "What is to be done today";
        visits: "全部督查，未完成的在前", "All visits, unfinished ones first";
        projects: "项目清单和每个项目的情况", "The projects and how each stands";
        problems: "问题台账", "The ledger of issues";
        progress: "本月填报，每个项目报了多少、核了多少", "This month’s figures of each project, reported and verified";
        summary: "完成情况", "Completion";
        summary_about: "完成率、序时差、增幅，按项目、单位、行业", "Completion, pace and growth by project, unit and sector";
        approvals_about: "哪项手续卡在谁手里、多久了", "Which approval waits with whom, and for how long";
        schedules_about: "哪个项目要压缩几天、卡在哪个节点", "Which project has days to gain, and at which milestone";
        waiting_about: "正在计时的每一件事：在谁手里、超了几天", "Everything whose time runs: in whose hands, over by how much";
        registers: "手续、资金、用地、承诺、投诉、督办等各本台账", "Approvals, funds, land, commitments, complaints, orders and more";
        templates_about: "检查表和检查项", "The checklists and their items";
        exchange: "上报、接收、汇总", "Hand over, receive, merge";
        settings: "我的信息、单位、人员、显示、备份", "Who I am, units, people, display, backups";
        help: "使用说明", "Help";
        help_about: "每件事怎么做", "How everything is done";
    }
}
