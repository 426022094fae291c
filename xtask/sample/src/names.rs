//! Names of people, units, places and projects. All made up or of everyday use; no two projects are called alike.

use std::collections::BTreeSet;

use super::dice::Dice;

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕",
];
const GIVEN: &[&str] = &[
    "建国", "志强", "文斌", "秀芳", "丽华", "海涛", "晓燕", "国庆", "永平", "春梅", "俊杰", "慧敏", "立新", "桂英",
    "明辉", "雪梅", "德明", "红霞", "少华", "玉兰", "振宇", "静", "伟", "芳", "磊", "娜", "超", "敏", "鹏", "洁",
];
const PLACES: &[&str] = &[
    "东山", "南郊", "北山", "西河", "河口", "新桥", "石塘", "龙潭", "青松", "梅岭", "金沙", "白水", "红岩", "碧溪",
    "云峰", "双河", "大田", "平桥", "高坪", "沙坝", "柳溪", "枫林", "竹园", "清泉", "望江", "凤鸣", "安乐", "长坡",
    "马鞍", "石桥", "金塘", "玉屏", "杨柳", "永兴", "太平", "和平", "光明", "胜利", "前进", "团结",
];

/// A kind of project: its name, sector, and the place of its lead unit among [`UNITS`].
pub struct Works {
    /// What it is called behind the place.
    pub name: &'static str,
    /// 行业.
    pub sector: &'static str,
    /// 责任单位.
    pub unit: usize,
    /// What is built, for the scale and the progress.
    pub parts: &'static [&'static str],
}

const fn works(name: &'static str, sector: &'static str, unit: usize, parts: &'static [&'static str]) -> Works {
    Works { name, sector, unit, parts }
}

const ROAD: &[&str] = &["路基", "桥涵", "水稳层", "沥青面层", "排水边沟", "交安设施"];
const PIPES: &[&str] = &["管沟开挖", "管道安装", "检查井", "沟槽回填", "路面恢复"];
const HOUSE: &[&str] = &["桩基", "基础承台", "地下室", "主体结构", "砌体", "外墙", "安装工程", "装饰装修"];
const PLANT: &[&str] = &["场地平整", "设备基础", "主厂房", "钢结构", "设备安装", "单机调试"];
const WATER: &[&str] = &["围堰", "基础防渗", "堤身填筑", "护坡", "闸室", "金属结构"];
const SITE: &[&str] = &["收储", "清表", "土方", "道路", "给排水", "供电"];
const PAPER: &[&str] = &["现状调查", "方案初稿", "征求意见", "专家评审", "修改上报"];

/// The kinds of projects.
pub const WORKS: &[Works] = &[
    works("通乡油路", "交通", 6, ROAD),
    works("客运站", "交通", 6, HOUSE),
    works("快速通道", "交通", 6, ROAD),
    works("农村公路改造", "交通", 6, ROAD),
    works("河堤整治", "水利", 7, WATER),
    works("水库除险加固", "水利", 7, WATER),
    works("灌区续建配套", "水利", 7, WATER),
    works("工业供水管网", "园区", 7, PIPES),
    works("变电站", "能源", 8, PLANT),
    works("天然气门站", "能源", 8, PLANT),
    works("光伏电站", "能源", 8, PLANT),
    works("垃圾填埋场", "市政", 1, SITE),
    works("污水处理厂", "市政", 1, PLANT),
    works("雨污分流改造", "市政", 1, PIPES),
    works("市政道路", "市政", 1, ROAD),
    works("廉租住房", "房地产", 1, HOUSE),
    works("老旧小区改造", "房地产", 1, HOUSE),
    works("小学迁建", "教育", 9, HOUSE),
    works("中学扩建", "教育", 9, HOUSE),
    works("幼儿园", "教育", 9, HOUSE),
    works("卫生院改扩建", "卫生", 10, HOUSE),
    works("人民医院门诊楼", "卫生", 10, HOUSE),
    works("体育馆", "体育", 11, HOUSE),
    works("景区设施提升", "旅游", 12, ROAD),
    works("游客中心", "旅游", 12, HOUSE),
    works("星级宾馆", "宾馆酒店", 12, HOUSE),
    works("农产品仓储物流", "商贸", 13, PLANT),
    works("农贸市场", "商贸", 13, HOUSE),
    works("标准厂房", "园区", 15, HOUSE),
    works("工业园区五通一平", "园区", 15, SITE),
    works("园区道路", "园区", 16, ROAD),
    works("磷化工精深加工", "工业", 17, PLANT),
    works("冶炼技改", "工业", 17, PLANT),
    works("水泥熟料生产线", "工业", 17, PLANT),
    works("机械配件产业园", "招商", 17, PLANT),
    works("片区征地", "土地", 2, SITE),
    works("闲置土地盘活", "土地", 2, SITE),
    works("滑坡治理", "地灾", 2, WATER),
    works("尾矿库闭库", "环保", 14, WATER),
    works("控制性详细规划编制", "规划", 3, PAPER),
];

/// The forty units: name and stored key of the kind.
pub const UNITS: &[(&str, &str)] = &[
    ("区发改局", "reform"),
    ("区建委", "construction"),
    ("区国土局", "land"),
    ("区规划局", "planning"),
    ("区财政局", "finance"),
    ("区金融办", "banking"),
    ("区交通局", "sector"),
    ("区水务局", "sector"),
    ("区供电局", "sector"),
    ("区教育局", "sector"),
    ("区卫生局", "sector"),
    ("区体育局", "sector"),
    ("区旅游局", "sector"),
    ("区商务局", "sector"),
    ("区环保局", "environment"),
    ("特管会", "park"),
    ("园区管委会", "park"),
    ("招商中心", "promotion"),
    ("土地收储中心", "land_reserve"),
    ("行政审批局", "approval"),
    ("投诉中心", "complaints"),
    ("监察局", "discipline"),
    ("区公安分局", "security"),
    ("区信访局", "security"),
    ("区政府办", "office"),
    ("区督查室", "inspection"),
    ("东山镇", "township"),
    ("河口镇", "township"),
    ("新桥镇", "township"),
    ("石塘镇", "township"),
    ("龙潭乡", "township"),
    ("青松街道", "township"),
    ("城投公司", "owner"),
    ("交投公司", "owner"),
    ("水投公司", "owner"),
    ("园区开发公司", "owner"),
    ("第一建筑公司", "contractor"),
    ("路桥工程公司", "contractor"),
    ("安装工程公司", "contractor"),
    ("诚信监理公司", "supervision"),
];

/// Names that nobody else here has.
#[derive(Default)]
pub struct Namer {
    people: BTreeSet<String>,
    projects: BTreeSet<String>,
}

impl Namer {
    /// A person whom nobody is called like, as long as there are names left.
    pub fn person(&mut self, dice: &mut Dice) -> String {
        for _ in 0..200 {
            let name = any_person(dice);
            if self.people.insert(name.clone()) {
                return name;
            }
        }
        any_person(dice)
    }

    /// A project of these works that nothing is called like.
    pub fn project(&mut self, dice: &mut Dice, works: &Works) -> String {
        let (first, from) = (dice.below(PLACES.len()), dice.below(PLACES.len()));
        let suffixes = ["", "二期", "三期", "（扩建）", "（东段）", "（西段）"];
        for suffix in suffixes {
            for step in 0..PLACES.len() {
                let name = format!("{}{}{suffix}", PLACES[(first + step) % PLACES.len()], works.name);
                if self.projects.insert(name.clone()) {
                    return name;
                }
            }
        }
        let mut lot = 1;
        loop {
            let name = format!("{}{}第{lot}标段", PLACES[from], works.name);
            if self.projects.insert(name.clone()) {
                return name;
            }
            lot += 1;
        }
    }
}

/// Somebody who is met on site: names may come twice.
pub fn any_person(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN))
}

/// Somebody as minutes name them: 周主任.
pub fn titled(dice: &mut Dice) -> String {
    let posts = ["主任", "科长", "经理", "工", "局长", "总监", "书记", "镇长"];
    format!("{}{}", dice.pick(SURNAMES), dice.pick(&posts))
}

/// A leader who stands for a project.
pub fn leader(dice: &mut Dice) -> String {
    let posts = ["副区长", "常委", "副主任", "副主席"];
    format!("{}{}", dice.pick(&SURNAMES[..12]), dice.pick(&posts))
}

/// A place of the district.
pub fn place(dice: &mut Dice) -> &'static str {
    dice.pick(PLACES)
}
