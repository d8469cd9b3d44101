package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.fees.Crystallisation;
import fidus.fees.FeeAgreement;
import fidus.fees.MarkRule;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;

/// Terms without a mark look at the figure their period began with: of a mandate that goes on from
/// another one it is what that one ended with.
class CarriedPeriodTest {
    private static final FeeAgreement QUARTERS =
            Agreed.HOUSE.with(
                    Agreed.HOUSE
                            .performance()
                            .with(MarkRule.NO_MARK)
                            .with(Crystallisation.QUARTERLY));

    private final FeeDesk desk = new FeeDesk("2027-01-02");
    @TempDir private Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    /// 20 % of 1,000.00 by 10 April, then of 9,000.00 − 1,000.00, however April and May ended. The
    /// other one earned 2,000.00 by 10 March, nothing of the 8,000.00 until it went on on 20 April,
    /// and 3,000.00 after it.
    @Test
    void aQuarterIsMeasuredFromWhatTheMandateBeforeEndedWith() throws Exception {
        AccountKey x = desk.account(1001, "100000.00");
        AccountKey y = desk.account(1002, "100000.00");
        ManagerId within = desk.manager("Within");
        ManagerId gap = desk.manager("Gap");
        Mandate one = desk.mandate(within, "2027-04-01", QUARTERS, null, x);
        Mandate two = desk.mandate(gap, "2027-03-01", QUARTERS, null, y);
        end(two, "2027-03-10");
        read("2027-03-10", y, "102000.00");
        close("2027-03", x, "100000.00", y, "104000.00");
        assertThat(desk.fee("2027-03", gap)).isEqualTo("400.00");

        end(one, "2027-04-10");
        var _ = desk.mandate(within, "2027-04-11", QUARTERS, one.id(), x);
        var _ = desk.mandate(gap, "2027-04-20", QUARTERS, two.id(), y);
        read("2027-04-10", x, "101000.00");
        read("2027-04-19", y, "110000.00");
        close("2027-04", x, "106000.00", y, "111000.00");
        assertThat(desk.fee("2027-04", within)).isEqualTo("200.00");
        close("2027-05", x, "104000.00", y, "112000.00");
        close("2027-06", x, "109000.00", y, "113000.00");

        assertThat(desk.fee("2027-06", within)).isEqualTo("1600.00");
        assertThat(desk.fee("2027-06", gap)).isEqualTo("600.00");
        for (FeeRunCard run : desk.runs("2027-06")) {
            Path file = folder.resolve(run.id().value() + ".json");
            Files.writeString(
                    file, Canonical.text(desk.ask(FeeCalls.FILE, new AboutFeeRun(run.id()))));
            assertThat(Script.of(file)).isEqualTo("0 ");
        }
    }

    private void end(Mandate mandate, String day) {
        desk.approve(
                desk.ask(
                        FeeCalls.CHANGE_MANDATE,
                        new ChangeMandate(
                                mandate.id(),
                                mandate.accounts(),
                                null,
                                LocalDate.parse(day),
                                "Agreed with the manager",
                                mandate.version())));
    }

    private void close(String period, AccountKey x, String ofX, AccountKey y, String ofY) {
        String last = YearMonth.parse(period).atEndOfMonth().toString();
        read(last, x, ofX);
        read(last, y, ofY);
        desk.close(period, FeeType.MANAGER_PERFORMANCE);
    }

    private void read(String day, AccountKey account, String equity) {
        desk.at(LocalDate.parse(day).plusDays(1).toString());
        desk.read(account, day + "T23:55:00Z", equity);
    }
}
