package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.FindAudit;
import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Wire;
import fidus.funds.FundCode;
import fidus.imports.ImportCalls;
import fidus.imports.ImportRecord;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.server.Database;
import fidus.server.Features;
import fidus.server.RunningFidus;
import fidus.server.RunningServer;
import fidus.server.ServerConfig;
import fidus.server.SettableClock;
import fidus.server.auth.Auth;
import fidus.server.calling.Caller;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reports taken in by command, into a store on the disk: while a server has it and while none has.
final class ImportCommandTest {
    private static final AccountKey KEY = new AccountKey("MetaQuotes-Demo", 70358000);
    private static final String REPORT = Said.sample("mt5-history-en-hedge-eur.html");

    private final SettableClock clock = new SettableClock(RunningServer.START);

    @TempDir private Path folder;

    private Auth.NewLogin operator;
    private Auth.NewLogin approver;
    private Auth.NewLogin auditor;

    @BeforeEach
    void people() {
        try (Database database = Database.open(config(), clock)) {
            Features features = RunningFidus.features(config(), database, clock);
            try (var _ = features.jobs()) {
                operator = features.auth().addForDemo("olivia", "Olivia", List.of(Role.OPERATOR));
                approver = features.auth().addForDemo("adrian", "Adrian", List.of(Role.APPROVER));
                auditor = features.auth().addForDemo("aurelia", "Aurelia", List.of(Role.AUDITOR));
            }
        }
    }

    @Test
    void aReportIsLookedAtAndThenTakenInWithoutAServer() throws IOException {
        try (RunningFidus fidus = running()) {
            register(fidus);
            Said taken = imports(operator, REPORT);
            assertThat(taken.code()).isEqualTo(1);
            assertThat(taken.err()).contains("UNAVAILABLE").contains("name it with --server");
        }

        Said looked = imports(operator, REPORT);
        assertThat(looked.code()).as(looked.err()).isZero();
        assertThat(looked.out())
                .contains("MT5_HTML of 70358000@MetaQuotes-Demo: 1402 deals, 1402 new, 0 known")
                .contains("Nothing is booked yet; give --confirm to take it in.");
        Said said = imports(operator, REPORT, "--confirm", "--json");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode shown = Wire.LENIENT.readTree(said.out());
        assertThat(shown.at("/preview/fresh").asInt()).isEqualTo(1402);
        assertThat(shown.at("/imported/importState").asText()).isEqualTo("DONE");
        assertThat(shown.at("/imported/fresh").asInt()).isEqualTo(1402);
        assertThat(shown.at("/imported/byName").asText()).isEqualTo("Olivia");

        Said again = imports(operator, REPORT, "--confirm");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .startsWith("fidus: " + REPORT)
                .contains("(ALREADY_IMPORTED)")
                .hasLineCount(1);
        try (RunningFidus fidus = running()) {
            assertThat(done(fidus)).extracting(ImportRecord::deals).containsExactly(1402L);
            assertThat(audited(fidus)).containsOnlyOnce("CONFIRM_IMPORT", "END_IMPORT");
        }
    }

    @Test
    void aRunningServerTakesAllFilesOrNone() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam");
        try (RunningFidus fidus = running()) {
            String at = "http://127.0.0.1:" + fidus.port();
            Said unknown = imports(operator, REPORT, "--confirm", "--server", at);
            assertThat(unknown.code()).isEqualTo(1);
            assertThat(unknown.err()).contains("(WRONG_ACCOUNT)").contains("Register the account");
            register(fidus);

            Said mixed =
                    imports(operator, REPORT, letter.toString(), "--confirm", "--server=" + at);
            assertThat(mixed.code()).isEqualTo(1);
            assertThat(mixed.err()).contains("letter.txt").contains("(UNKNOWN_FORMAT)");
            Said twice = imports(operator, REPORT, REPORT, "--confirm", "--server=" + at);
            assertThat(twice.code()).isEqualTo(1);
            assertThat(twice.err()).contains("It is given twice.");
            Said reader = imports(auditor, REPORT, "--confirm", "--server=" + at);
            assertThat(reader.code()).isEqualTo(1);
            assertThat(reader.err()).contains("(FORBIDDEN)");
            assertThat(done(fidus)).isEmpty();

            Said said = imports(operator, REPORT, "--confirm", "--server=" + at);
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out()).contains("DONE: 1402 new deals booked, 1 to review");
            assertThat(done(fidus)).hasSize(1);
        }
    }

    @Test
    void whoMayNotComeInChangesNothing() {
        String wrong = Said.passwordFile(folder, "wrong", "not the password");

        Said said =
                Said.of(
                        "import",
                        REPORT,
                        "--data",
                        data(),
                        "--as=olivia",
                        "--password-file",
                        wrong);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("(UNAUTHENTICATED)");
        assertThat(Said.of("close", "--data", data(), "--month", "2026-09").out())
                .contains("No day was rolled yet.");
        Said absent =
                Said.of("import", REPORT, "--as=olivia", "--password-file=" + folder + "/none");
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("cannot be read").contains("(BAD_VALUE)");
        Said open = imports(operator, REPORT, "--server", "http://fidus.example.org");
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.err()).contains("is not a server's address");
        Said nobody = imports(operator, REPORT, "--server", "http://127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("No server answers").contains("(UNAVAILABLE)");
        assertThat(imports(operator, REPORT, "--account=nowhere").err()).contains("is no account");
        assertThat(Said.of("import", REPORT, "--data", data()).code()).isEqualTo(2);
    }

    private Said imports(Auth.NewLogin person, String... words) {
        String login = person.person().login();
        var all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(words));
        if (!String.join(" ", words).contains("--server")) {
            all.addAll(List.of("--data", data()));
        }
        all.addAll(List.of("--as", login, "--password-file"));
        all.add(Said.passwordFile(folder, login, person.password()));
        return Said.of(all.toArray(String[]::new));
    }

    private RunningFidus running() {
        return RunningFidus.start(
                config(), clock, new PrintStream(OutputStream.nullOutputStream(), true));
    }

    private void register(RunningFidus fidus) {
        try (Caller caller = Caller.on(fidus.port())) {
            Prepared prepared =
                    caller.call(
                            Mt5Calls.REGISTER,
                            new RegisterAccount(
                                    KEY,
                                    "CORE-1",
                                    Platform.MT5,
                                    "MetaQuotes",
                                    AccountPurpose.TRADING,
                                    FundCode.CORE,
                                    CapitalSource.CLIENT,
                                    new Currency("EUR"),
                                    "UTC",
                                    false,
                                    "",
                                    Money.of("0", "EUR"),
                                    "Opened for the imports"),
                            token(caller, operator));
            caller.call(
                    ApprovalCalls.DECIDE,
                    new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                    token(caller, approver));
        }
    }

    private List<ImportRecord> done(RunningFidus fidus) {
        try (Caller caller = Caller.on(fidus.port())) {
            return caller.call(ImportCalls.LIST, new Nothing(), token(caller, operator)).imports();
        }
    }

    private List<String> audited(RunningFidus fidus) {
        try (Caller caller = Caller.on(fidus.port())) {
            return caller
                    .call(AuditCalls.FIND, new FindAudit(null, null, 200), token(caller, auditor))
                    .rows()
                    .stream()
                    .map(AuditLine::action)
                    .toList();
        }
    }

    private static String token(Caller caller, Auth.NewLogin person) {
        return caller.call(
                        AuthCalls.LOGIN,
                        new Login(person.person().login(), person.password(), "test"),
                        "")
                .accessToken();
    }

    private ServerConfig config() {
        return ServerConfig.read(Map.of(), new ServerConfig.Overrides("0", data(), false));
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
