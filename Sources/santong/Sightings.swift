internal import Archive
internal import Catalogue
internal import Digest
internal import Intake

/// Records, once each, when the bytes of a period's files were first seen (contract §3.1). For use before the deadline only.
/// - Returns: the digests of the files that are there.
@discardableResult
func recordSightings(_ inbox: Inbox, of period: Period, at now: Instant, in archive: Archive, _ log: RunLog) throws
    -> Set<SHA256Digest>
{
    let known = try archive.sightings(of: period)
    if let latest = known.values.max(), latest > now {
        log.warning(
            Bilingual(
                "时钟现为 \(now.iso8601)，早于已登记的收到时间 \(latest.iso8601)：可能被拨回过，请核对系统时间",
                "the clock says \(now.iso8601), earlier than a recorded receipt at \(latest.iso8601); check the system's time"),
            ["period": period.description])
    }
    let digests = Set(inbox.submissions.compactMap { $0.digest() })
    // A clock that was set back doesn't make a late file one that came in time.
    let late = try archive.unreceived(in: period)
    let new = digests.filter { known[$0.hex] == nil && !late.contains($0.hex) }.sorted()
    if new.isEmpty { return digests }
    try archive.record(new, seenAt: now, period: period)
    log.notice(
        Bilingual(
            "\(period)：登记新收到的 \(new.count) 份文件，收到时间 \(now.iso8601)",
            "\(period): recorded \(new.count) new files, received at \(now.iso8601)"),
        ["period": period.description, "files": "\(new.count)"])
    return digests
}
