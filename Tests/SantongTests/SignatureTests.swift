import Foundation
import TestSupport
import Testing

/// `santong keys`, `signing_key`, `issue --key` and `verify --key`.
@Suite struct `A signed manifest` {
    private func signed(keys: TemporaryFolder) throws -> OfficeWorkspace {
        #expect(try santong("keys", "new", keys.path + "/key").status == 0)
        let office = try OfficeWorkspace(settings: "signing_key: \(keys.path)/key")
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        return office
    }

    @Test func `is checked with folder and public key alone, by us and by OpenSSL`() throws {
        let keys = TemporaryFolder()
        let office = try signed(keys: keys)
        let elsewhere = TemporaryFolder()
        let copy = elsewhere.path + "/bulletin"
        try FileManager.default.copyItem(atPath: office.folder.path + "/bulletins/2017Q3", toPath: copy)
        let key = keys.path + "/key.pub"
        let result = try santong("verify", copy, "--key", key, folder: elsewhere.path)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("签名有效"))
        #expect(try santong("verify", copy, folder: elsewhere.path).output.contains("有签名，未用公钥核对"))
        let openssl = try run(
            "/usr/bin/env",
            [
                "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", copy + "/manifest.json", "-sigfile",
                copy + "/manifest.sig",
            ])
        if openssl.status == 127 {
            print("SKIPPED, no openssl here")
        } else {
            #expect(openssl.status == 0, "\(openssl.output)\(openssl.errors)")
        }
    }

    @Test func `names what was changed, a false signature and a missing one`() throws {
        let keys = TemporaryFolder()
        let office = try signed(keys: keys)
        #expect(try santong("keys", "new", keys.path + "/other").status == 0)
        let folder = office.folder.path + "/bulletins/2017Q3"
        func verify(_ key: String, inside: Bool = true) throws -> RunResult {
            try santong("verify", folder, "--key", keys.path + "/" + key, "-w", inside ? office.folder.path : keys.path)
        }
        #expect(try verify("key.pub").status == 0)
        #expect(try verify("other.pub").output.contains("manifest.sig：不是这把公钥"))
        // Somebody who changes a figure and makes the manifest fit can't sign it.
        let manifest = try office.folder.read("bulletins/2017Q3/manifest.json")
        let signature = try #require(FileManager.default.contents(atPath: folder + "/manifest.sig"))
        try office.folder.write(
            manifest.replacing("\"edition\": null", with: "\"edition\": 1"), to: "bulletins/2017Q3/manifest.json")
        #expect(try verify("key.pub", inside: false).output.contains("清单在签名后被改动过"))
        try office.folder.write(manifest, to: "bulletins/2017Q3/manifest.json")
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            try office.folder.write(changed, to: "bulletins/2017Q3/manifest.sig")
            #expect(try verify("key.pub", inside: index % 2 == 0).status == 1, "byte \(index)")
            if index > 4 { break }
        }
        #expect(try santong("verify", folder, "-w", office.folder.path).output.contains("与存档里的签名不同"))
        try FileManager.default.removeItem(atPath: folder + "/manifest.sig")
        #expect(try verify("key.pub", inside: false).output.contains("manifest.sig：没有签名"))
        #expect(try santong("verify", folder, "-w", office.folder.path).output.contains("manifest.sig：缺少"))
        // The next report puts it back, byte for byte.
        #expect(try office.report().status == 0)
        #expect(FileManager.default.contents(atPath: folder + "/manifest.sig") == signature)
    }

    @Test func `can be an edition's alone, and moves along with it`() throws {
        let keys = TemporaryFolder()
        #expect(try santong("keys", "new", keys.path + "/key").status == 0)
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        let arguments = ["--key", keys.path + "/key", "-w", office.folder.path]
        #expect(try run(builtProgram("santong"), ["issue", "2017Q3", "--date", "2017-10-20"] + arguments).status == 0)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        try office.report()
        let second = ["issue", "2017Q3", "--date", "2017-11-20", "--reason", "改报"]
        #expect(try run(builtProgram("santong"), second + arguments).status == 0)
        let verified = try run(builtProgram("santong"), ["verify", "--key", keys.path + "/key.pub", "-w", office.folder.path])
        #expect(verified.status == 0, "\(verified.output)")
        #expect(verified.output.split(separator: "\n").count == 2)
        let into = keys.path + "/again"
        let rebuilt = try santong("rebuild", "2017Q3", "--edition", "1", "--into", into, "-w", office.folder.path)
        #expect(rebuilt.status == 0, "\(rebuilt.errors)")
        #expect(try santong("verify", into, "--key", keys.path + "/key.pub", folder: keys.path).status == 0)
    }

    @Test func `private keys are kept private, and nothing is overwritten`() throws {
        let keys = TemporaryFolder()
        let key = keys.path + "/key"
        #expect(try santong("keys", "new", key).status == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
        #expect(try santong("keys", "new", key).status == 73)
        // Neither half is left behind alone.
        for taken in ["one.pub", "two"] {
            try keys.write("mine", to: taken)
            let name = taken.prefix(3)
            #expect(try santong("keys", "new", keys.path + "/" + name).status == 73)
            #expect(try keys.files().keys.filter { $0.hasPrefix(name) } == [taken])
            #expect(try keys.read(taken) == "mine")
        }
        try keys.write("nothing", to: "none")
        #expect(try santong("keys", "show", keys.path + "/none").errors.contains("不是公钥文件"))
        let shown = [try santong("keys", "show", key), try santong("keys", "show", key + ".pub")]
        let written = try keys.read("key.pub")
        #expect(shown.allSatisfy { $0.output == written })
        #expect(shown[0].errors.contains(/指纹 [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        #expect(try santong("keys", "show", key).errors.contains("chmod 600"))
    }

    @Test(arguments: ["", "x", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "-----BEGIN PUBLIC KEY-----\n%\n"])
    func `what is no key is refused with 65`(text: String) throws {
        let keys = TemporaryFolder()
        try keys.write(text, to: "key.pub")
        let office = try OfficeWorkspace()
        try office.put(try #require(sampleProvince()["410181"]), "410181.csv")
        try office.report()
        let result = try santong("verify", "--key", keys.path + "/key.pub", "-w", office.folder.path)
        #expect(result.status == 65)
        #expect(result.errors.contains("key.pub"))
        let settings = try office.folder.read("santong.yaml") + "signing_key: nowhere.pem\n"
        try office.folder.write(settings, to: "santong.yaml")
        #expect(try office.report().status == 65)
    }
}
