//! Words of 项目分布: the sketch map.

use crate::app::outline_file::{NotAnOutline, Read};
use crate::browser::whereabouts::Unknown;
use crate::domain::outline::Datum;
use crate::domain::text::{Lang, figure};

words! {
    /// Words of 项目分布.
    MapWords {
        title: "项目分布", "Sketch map";
        short: "分布", "Map";
        about: "项目在哪里、亮什么灯，哪些问题和督查在附近；示意图，不联网", "Where projects are, their lights, what was found near them; a sketch, without a network";
        not_a_survey: "示意图，不作定位依据；各坐标均按 WGS-84 显示，GCJ-02 的为近似换算", "A sketch, not a survey. Places are shown in WGS-84; those given in GCJ-02 were converted, which is approximate";
        keys: "方向键移动，+ 和 - 缩放，0 显示全部", "Arrows move, + and - zoom, 0 shows all";
        nearer: "放大", "Zoom in";
        further: "缩小", "Zoom out";
        all: "显示全部", "Show all";
        layer: "显示问题和督查（按照片的拍摄地点）", "Show issues and visits (where their photos were taken)";
        problem: "问题", "Issue";
        visit: "督查", "Visit";
        north: "北", "N";
        none: "还没有项目填了坐标", "No project has coordinates yet";
        none_text: "在下面给项目填坐标，或在照片上点“用作项目坐标”，项目就会出现在图上。", "Give projects coordinates below, or take them from a photo, and they stand on the map.";
        no_hits: "筛选出的项目都没有坐标", "None of the projects that fit has coordinates";
        without: "没有坐标的项目", "Projects without coordinates";
        by_hand: "填写坐标", "Enter them";
        here: "用本机当前位置", "Use where this device is";
        looking: "正在定位", "Looking";
        here_about: "人在现场时可用本机定位（WGS-84）。是否提供位置由浏览器决定：用文件方式打开时，有的浏览器不提供；没有卫星定位的电脑，浏览器可能要联网查询位置。不行的，可以从照片取，或手工填写。", "On site, the device’s own position can be taken (WGS-84). Whether there is one is up to the browser: some give none to a page opened from a file, and on a computer without satellites the browser may ask a network service. Otherwise take it from a photo, or enter it.";
        outline: "边界线", "Outline";
        outline_about: "可导入辖区边界（GeoJSON，经纬度，5 MB 以内），存在本册里，随文件上报、汇总。", "Bring the outline of your district (GeoJSON in degrees, up to 5 MB). It is kept in the book and goes along in files.";
        outline_none: "还没有边界线，由综合岗导入。", "There is none yet; the office brings it.";
        datum: "文件的坐标系", "System of the file";
        choose_datum: "先选坐标系", "Choose the system first";
        bring: "选择边界文件", "Choose an outline";
        drop: "或把 GeoJSON 文件拖到这里", "or drop a GeoJSON file here";
        remove: "去掉边界线", "Remove the outline";
        removed: "边界线已去掉", "Outline removed";
        print: "打印", "Print";
    }
}

/// A system by its name.
pub fn datum_name(datum: Datum, lang: Lang) -> &'static str {
    match (datum, lang) {
        (Datum::Wgs84, Lang::Zh) => "WGS-84 / CGCS2000（天地图、测绘成果）",
        (Datum::Wgs84, Lang::En) => "WGS-84 / CGCS2000 (surveys)",
        (Datum::Gcj02, Lang::Zh) => "GCJ-02（高德、腾讯等地图导出）",
        (Datum::Gcj02, Lang::En) => "GCJ-02 (exported from most Chinese maps)",
    }
}

/// Why a file is no outline. The book is as it was.
pub fn not_an_outline(why: NotAnOutline, lang: Lang) -> String {
    let why = match why {
        NotAnOutline::TooLarge => {
            say!(lang, "文件超过 5 MB，请先简化边界", "The file is larger than 5 MB: simplify the outline first")
        }
        NotAnOutline::NotJson => say!(
            lang,
            "文件读不出来，可能已损坏或不完整，请重新导出",
            "The file cannot be read; it is damaged or not whole. Export it again"
        ),
        NotAnOutline::NotGeoJson => {
            say!(lang, "这不是 GeoJSON 文件，请导出为 GeoJSON", "This is no GeoJSON: export it as GeoJSON")
        }
        NotAnOutline::OtherSystem => say!(
            lang,
            "坐标不是经纬度（超出经度±180、纬度±90，或文件写明用别的坐标系，如以米为单位的平面坐标；也可能经纬度写反了），请转换为经纬度再导出",
            "Its coordinates are not longitude and latitude (beyond ±180 and ±90, or the file names another system, such as metres; or they are the other way round): convert it to degrees and export it again"
        ),
        NotAnOutline::NoLines => {
            say!(lang, "文件里没有边界线或区域，请换一个文件", "There is no line or area in the file: choose another")
        }
    };
    say!(lang, "{why}。本册没有改动。", "{why}. The book is as it was.")
}

/// What was taken of a file.
pub fn outline_taken(read: &Read, lang: Lang) -> String {
    let (lines, all) = (figure(read.lines.len()), figure(read.points));
    let kept: usize = read.lines.iter().map(Vec::len).sum();
    match kept == read.points {
        true => say!(lang, "边界线已导入：{lines} 条", "Outline brought in: {lines} line{s}"; s = read.lines.len()),
        false => {
            let kept = figure(kept);
            say!(
                lang,
                "边界线已导入：{lines} 条，{all} 个点简化为 {kept} 个",
                "Outline brought in: {lines} line{s}, {all} points thinned to {kept}"; s = read.lines.len()
            )
        }
    }
}

/// What the book has of an outline.
pub fn outline_kept(lines: usize, datum: Datum, lang: Lang) -> String {
    let (count, datum) = (figure(lines), datum_name(datum, lang));
    say!(lang, "现有边界线 {count} 条，坐标系 {datum}", "{count} line{s}, in {datum}"; s = lines)
}

/// Why the device does not say where it is, and what to do.
pub fn not_located(why: Unknown, lang: Lang) -> String {
    match why {
        Unknown::NotHere => say!(
            lang,
            "这个浏览器不向本页提供位置。项目没有改动；请从照片取，或手工填写",
            "This browser gives this page no position. Nothing was changed: take it from a photo, or enter it"
        ),
        Unknown::Refused => say!(
            lang,
            "没有允许定位。项目没有改动；请在浏览器里允许，或手工填写",
            "The position was refused. Nothing was changed: allow it in the browser, or enter it"
        ),
        Unknown::NotFound => say!(
            lang,
            "本机没有测到位置。项目没有改动；请到室外再试，或手工填写",
            "The device found no position. Nothing was changed: try again outdoors, or enter it"
        ),
        Unknown::TooLong => say!(
            lang,
            "20 秒内没有测到位置。项目没有改动；请到室外再试，或手工填写",
            "No position within 20 seconds. Nothing was changed: try again outdoors, or enter it"
        ),
    }
}

/// What was filled in.
pub fn located(within: u32, lang: Lang) -> String {
    say!(
        lang,
        "已填入项目坐标（WGS-84，误差约 {within} 米）",
        "Coordinates filled in (WGS-84, within about {within} m)"
    )
}

/// A number of metres on the scale bar.
pub fn bar(metres: u32, lang: Lang) -> String {
    match (metres % 1_000, lang) {
        (0, Lang::Zh) => format!("{} 公里", metres / 1_000),
        (0, Lang::En) => format!("{} km", metres / 1_000),
        (_, Lang::Zh) => format!("{metres} 米"),
        (_, Lang::En) => format!("{metres} m"),
    }
}

/// A project on the map, for those who hear it.
pub fn point(name: &str, light: &str) -> String {
    format!("{name} · {light}")
}
