//! What is said about a visit besides its answers.

use super::choice;

choice! {
    /// 督查方式: who goes and why ("领导督查、专门机构督查、新闻舆论督查" in the first speech).
    VisitKind {
        /// 专门机构督查: the inspection office itself.
        Office = "office", "专门机构督查", "Inspection office", ["专项督查", "日常督查", "机构督查", "督查", "routine"];
        /// 领导督查: led by a leader.
        Leader = "leader", "领导督查", "Led by a leader", ["领导带队", "领导调研", "现场办公", "leader"];
        /// 新闻舆论督查: with the press.
        Press = "press", "新闻舆论督查", "With the press", ["媒体督查", "舆论督查", "新闻督查", "media"];
        /// 复查: to see whether problems are solved.
        Recheck = "recheck", "复查", "Re-inspection", ["Recheck", "回头看", "整改复查", "follow-up"];
        /// 联合督查: together with departments.
        Joint = "joint", "联合督查", "Joint inspection", ["联合", "联合检查", "joint"];
    }
}

choice! {
    /// 天气 on the site.
    Weather {
        /// 晴.
        Sunny = "sunny", "晴", "Sunny", ["晴天", "clear", "fine"];
        /// 多云.
        Cloudy = "cloudy", "多云", "Cloudy", ["partly cloudy"];
        /// 阴.
        Overcast = "overcast", "阴", "Overcast", ["阴天"];
        /// 小雨.
        LightRain = "light_rain", "小雨", "Light rain", ["雨", "阵雨", "毛毛雨", "drizzle", "rain", "showers"];
        /// 大雨.
        HeavyRain = "heavy_rain", "大雨", "Heavy rain", ["中雨", "暴雨", "雷雨", "雷阵雨", "storm", "thunderstorm"];
        /// 雪.
        Snow = "snow", "雪", "Snow", ["小雪", "大雪", "雨夹雪", "sleet"];
        /// 雾、霾.
        Fog = "fog", "雾/霾", "Fog or haze", ["雾", "霾", "大雾", "雾霾", "haze", "mist"];
        /// 大风、沙尘.
        Wind = "wind", "大风/沙尘", "Strong wind or dust", ["大风", "沙尘", "扬沙", "沙尘暴", "windy", "dust"];
    }
}
