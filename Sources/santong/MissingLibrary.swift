internal import CLoading
internal import Catalogue
internal import Synchronization

/// A library of the system's that can't be loaded where it is needed (`CLoading`): the process ends there, and says why as of any other failure.
enum MissingLibrary {
    private static let place = Mutex<(log: RunLog, language: Language)?>(nil)

    /// From now on it is told there.
    static func tell(_ log: RunLog, _ language: Language) {
        place.withLock { $0 = (log, language) }
        unsafe tell_of_missing_libraries { package, problem in
            guard let package = unsafe package, let problem = unsafe problem else { return }
            MissingLibrary.tell(package: unsafe String(cString: package), problem: unsafe String(cString: problem))
        }
    }

    private static func tell(package: String, problem: String) {
        guard let (log, language) = place.withLock({ $0 }) else { return }
        let failure = Failure(
            .unavailable,
            Bilingual(
                "系统的程序库装不进来：\(problem)。这次没有做完，已出的通报没有动；请安装（apt-get install \(package)），再运行一次",
                "a library of the system's can't be loaded: \(problem). The run ended, and what was published stays as it was; install it (apt-get install \(package)) and run again"
            ), language)
        log.error(failure.message, ["exit": "\(failure.code.rawValue)"])
    }
}
