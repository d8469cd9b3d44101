package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.fees.FeeAgreement;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.mt5.AccountKey;
import fidus.mt5.readings.QuarantineResult.Outcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One account for each agreement, all with the same figures.
final class TermDesk implements AutoCloseable {
    final FeeDesk desk = new FeeDesk("2027-01-02");
    private final Map<String, ManagerId> managers = new LinkedHashMap<>();
    private final List<AccountKey> accounts = new ArrayList<>();

    @Override
    public void close() {
        desk.close();
    }

    Mandate firstMandate() {
        return desk.ask(FeeCalls.MANDATES, new Nothing()).mandates().getFirst();
    }

    /// 50,000.00 more on each account from 11 February.
    void deposits() {
        accounts.forEach(this::deposit);
    }

    void agreed(String name, FeeAgreement agreement) {
        agreed(name, agreement, "2027-01-01");
    }

    void agreed(String name, FeeAgreement agreement, String from) {
        AccountKey account = desk.account(1001 + accounts.size(), "100000.00");
        accounts.add(account);
        ManagerId manager = desk.manager(name);
        managers.put(name, manager);
        desk.mandate(manager, from, agreement, null, account);
    }

    void deposit(AccountKey account) {
        desk.cash(account, account.login(), "2027-02-11T12:00:00", "50000.00", "DEPOSIT-1");
    }

    void month(String period, String equity, boolean performance) {
        LocalDate last = YearMonth.parse(period).atEndOfMonth();
        desk.at(last.plusDays(1).toString());
        for (AccountKey account : accounts) {
            assertThat(desk.read(account, last + "T23:55:00Z", equity)).isEqualTo(Outcome.ACCEPTED);
        }
        desk.close(period, FeeType.MANAGER_MANAGEMENT);
        if (performance) {
            desk.close(period, FeeType.MANAGER_PERFORMANCE);
        }
    }

    FeeRun run(String period, String name, FeeType type) {
        FeeRunCard card =
                desk.runs(period).stream()
                        .filter(run -> run.payee().equals(name) && run.feeType() == type)
                        .findFirst()
                        .orElseThrow();
        return desk.page(card.id()).run();
    }

    /// By mandate, in the order they were made.
    Map<String, String> fees(String period, FeeType type) {
        var fees = new LinkedHashMap<String, String>();
        for (String name : managers.keySet()) {
            desk.runs(period).stream()
                    .filter(run -> run.payee().equals(name) && run.feeType() == type)
                    .forEach(run -> fees.put(name, run.fee().amount().toPlainString()));
        }
        return fees;
    }

    /// Both programs agree with every file of these months, and each notices one changed figure.
    void reperformed(Path folder, String... periods) throws Exception {
        var files = new ArrayList<Path>();
        for (String period : periods) {
            for (FeeRunCard run : desk.runs(period)) {
                var file = desk.ask(FeeCalls.FILE, new AboutFeeRun(run.id()));
                assertThat(file.differences()).isEmpty();
                Path path = folder.resolve(run.id().value() + ".json");
                Files.writeString(path, Canonical.text(file));
                files.add(path);
            }
        }
        assertThat(Script.of(files.toArray(Path[]::new))).isEqualTo("0 ");
        Path last = files.getLast();
        Files.writeString(
                last,
                Files.readString(last)
                        .replace("\"readingSource\":\"MANUAL\"", "\"readingSource\":\"LIVE\""));
        assertThat(Script.of(last)).startsWith("1 ").contains("digest of inputs");
    }

    static ChangeMandate change(Mandate mandate, String from, FeeAgreement agreement) {
        return new ChangeMandate(
                mandate.id(),
                mandate.accounts(),
                new AgreedFrom(LocalDate.parse(from), agreement),
                null,
                "Annex 2 of the agreement",
                mandate.version());
    }
}
