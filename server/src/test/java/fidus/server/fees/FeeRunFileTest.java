package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.MarkLevel;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunTable;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.proofs.AboutProofScript;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofScript;
import fidus.proofs.ProofScriptFile;
import fidus.server.commands.FidusCommand;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run's file can be computed again by this program without a database, and by a program that
/// shares nothing with it.
class FeeRunFileTest {
    /// As short and as long as they are.
    private static final long[] LOGINS = {1001, 5_100_102, 51_001_003, 510_010_041_234_567_890L};

    private final FeeDesk desk = new FeeDesk("2027-01-02");

    @TempDir private Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void bothProgramsAgreeWithEveryRunAndNoticeAChangedFigure() throws Exception {
        ManagerId manager = desk.manager("M1");
        desk.mandate(manager, terms(MarkLevel.MANDATE), account(LOGINS[0]), account(LOGINS[1]));
        desk.mandate(manager, terms(MarkLevel.ACCOUNT), account(LOGINS[2]), account(LOGINS[3]));
        for (String period : List.of("2027-01", "2027-02")) {
            int earned = period.endsWith("1") ? 900 : 2400;
            for (int i = 0; i < 4; i++) {
                read(period, LOGINS[i], 20_000 + earned * (i == 3 ? -1 : 1) + i);
            }
            desk.close(period, FeeType.MANAGER_MANAGEMENT);
            desk.close(period, FeeType.MANAGER_PERFORMANCE);
        }
        List<FeeRunCard> runs = new ArrayList<>(desk.runs("2027-01"));
        runs.addAll(desk.runs("2027-02"));
        assertThat(runs).hasSize(4).allMatch(run -> run.fee().signum() > 0);
        for (FeeRunCard run : runs) {
            Path file = file(run);
            assertThat(recomputed(file)).as(run.toString()).isZero();
            assertThat(Script.of(file)).as(run.toString()).isEqualTo("0 ");
            String fee = run.fee().amount().toPlainString();
            Path wrong = folder.resolve("wrong.json");
            Files.writeString(
                    wrong, Files.readString(file).replace("\"" + fee + "\"", "\"999.99\""));
            assertThat(recomputed(wrong)).isEqualTo(1);
            assertThat(Script.of(wrong)).startsWith("1 ").contains("999.99");
            asATable(run);
        }
    }

    /// One cent more in a line's fee is noticed by both, and the JSON of it is the same again.
    private void asATable(FeeRunCard run) throws Exception {
        FeeRunTable table = desk.ask(FeeCalls.TABLE, new AboutFeeRun(run.id()));
        Path file = folder.resolve(table.fileName());
        Files.writeString(file, table.csv());
        assertThat(recomputed(file)).as(run.toString()).isZero();
        assertThat(Script.of(file)).as(run.toString()).isEqualTo("0 ");

        Path wrong = folder.resolve("wrong.csv");
        Matcher fee =
                Pattern.compile("(\"/run/parts/0/lines/0/fee/amount\",text,\")([\\d.]+)")
                        .matcher(table.csv());
        String more =
                fee.replaceFirst(
                        found ->
                                found.group(1)
                                        + new BigDecimal(found.group(2))
                                                .add(new BigDecimal("0.01"))
                                                .toPlainString());
        Files.writeString(wrong, more);
        assertThat(more).isNotEqualTo(table.csv());
        assertThat(recomputed(wrong)).isEqualTo(1);
        assertThat(Script.of(wrong)).startsWith("1 ").contains("fee");
        Files.writeString(wrong, table.csv().replace(",number,", ",numeral,"));
        assertThat(recomputed(wrong)).isEqualTo(2);
        assertThat(Script.of(wrong)).startsWith("2 ");
    }

    @Test
    void theScriptsThatAreHandedOutAreThoseOfTheDocuments() throws Exception {
        for (ProofScript script : ProofScript.values()) {
            ProofScriptFile handed = desk.ask(ProofCalls.SCRIPT, new AboutProofScript(script));
            assertThat(handed.text())
                    .as("copy docs/%s to server/src/main/resources again", handed.fileName())
                    .isEqualTo(Files.readString(Path.of("../docs", handed.fileName())));
        }
    }

    @Test
    void anotherFileIsNone() throws Exception {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"format\":\"something\"}");
        assertThat(recomputed(file)).isEqualTo(2);
        assertThat(Script.of(file)).startsWith("2 ");
    }

    private Path file(FeeRunCard run) throws Exception {
        Path file = folder.resolve(run.id().value() + ".json");
        Files.writeString(file, Canonical.text(desk.ask(FeeCalls.FILE, new AboutFeeRun(run.id()))));
        return file;
    }

    private static int recomputed(Path file) {
        return FidusCommand.run(
                new String[] {"fees", "recompute", file.toString()}, Map.of(), Clock.systemUTC());
    }

    private AccountKey account(long login) {
        return desk.account(login, "20000.00");
    }

    private void read(String period, long login, int equity) {
        LocalDate last = YearMonth.parse(period).atEndOfMonth();
        if (desk.server.clock().instant().isBefore(last.atTime(23, 59).toInstant(ZoneOffset.UTC))) {
            desk.at(last.plusDays(1).toString());
        }
        var key = new AccountKey("Broker-Live", login);
        assertThat(desk.read(key, last + "T23:55:00Z", equity + ".17")).isEqualTo(Outcome.ACCEPTED);
    }

    private static FeeAgreement terms(MarkLevel level) {
        return FeeConvention.HOUSE
                .agreement(new BigDecimal("0.235"), Currency.USD)
                .with(
                        Hurdle.of(
                                level == MarkLevel.MANDATE ? HurdleKind.HARD : HurdleKind.SOFT,
                                HurdleBase.ALLOCATION,
                                HurdleStretch.SINCE_LAST_FEE,
                                "0.05"))
                .with(ManagementFeeTerms.house(new BigDecimal("0.015")))
                .with(level);
    }
}
