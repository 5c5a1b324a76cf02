/// What the divisions report of the year's key tasks in the third quarter, the first after the document of 7 August 2017.
struct TaskReports {
    let folder: String

    func write() throws {
        try emit(Self.science, .gb18030, "tasks-科技处.csv")
        try emit(Self.schools, .utf8WithMark, "tasks-基教一处、电教馆.csv")
        try emit(Self.centre, .utf8, "tasks-信息中心.xml")
    }

    private func emit(_ text: String, _ encoding: SheetStyle.Encoding, _ name: String) throws {
        try SampleData.write(text, encoding, to: "\(folder)/inbox/2017Q3/\(name)")
    }

    /// It also speaks for the divisions that share its tasks; one number is none of the list's.
    private static let science =
        [
            "2017年第三季度重点任务进展",
            "任务编号,任务,状态,完成率,责任单位,进展情况",
            "（一）1,相关规划落地实施,进行中,60%,科技处,印发实施方案",
            "（一）2,组织领导体系,已完成,100%,科技处,省市两级领导机构均已建立",
            "（一）4,专项资金管理办法,进行中,80%,科技处、财务处,已征求意见，正在修改",
            "（一）5,事件报告与处置流程,已完成,100%,科技处,已印发",
            "（一）6,中小学智慧校园建设指南,进行中,50%,科技处、电教馆,形成初稿",
            "（四）2,高校智慧化环境,进行中,,科技处,组织专家调研",
            "（七）3,信息化专题讲座,进行中,50%,科技处,举办两期",
            "（八）1,安全通报和应急处置,进行中,70%,科技处,按月通报",
            "（八）2,等级保护,进行中,75%,科技处,",
            "（八）6,软件正版化,进行中,60%,科技处,",
            "（九）1,每季度通报,进行中,50%,科技处,已通报两期",
            "填报人：张某某",
        ].joined(separator: "\r\n") + "\r\n"

    private static let schools =
        [
            "任务编号,状态,完成率,进展情况,责任单位",
            "（二）1,进行中,85%,见本通报,基教一处",
            "（二）2,进行中,50%,完成省级遴选,基教一处、电教馆",
            "（二）3,进行中,60%,,电教馆",
            "（五）1,进行中,70%,平台二期上线试运行,电教馆",
            "（六）2,未启动,0,拟于11月召开,电教馆",
            "（九）1,进行中,50%,,基教一处",
        ].joined(separator: "\r\n") + "\r\n"

    private static let centre = """
        <?xml version="1.0" encoding="UTF-8"?>
        <tasks xmlns="urn:santong:tasks:1" period="2017Q3">
          <task id="（五）4" status="进行中" progress="90%" responsible="信息中心" detail="一期工程进入验收"/>
          <task id="（五）9" status="进行中" progress="40%" responsible="信息中心" detail="完成12个处室站点迁移"/>
          <task id="（八）3" status="进行中" progress="75%" responsible="信息中心"/>
        </tasks>

        """
}
