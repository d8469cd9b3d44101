package fidus.server.fees;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.HurdleBase;
import fidus.fees.ManagementFeeBase;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.PrepareMandate;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A mandate that goes on from another one: nothing is charged twice, nothing that was earned under
/// somebody else, and nothing on accounts that stayed behind.
class CarriedOnTest {
    private static final FeeAgreement HOUSE = Agreed.HOUSE;
    private final FeeDesk desk = new FeeDesk("2027-01-02");
    @TempDir private Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    /// 20 % of 10,000.00 by the 15th and of 1,000.00 after it; a quarter that had accrued 500.00; a
    /// loss of 4,000.00 of which 3,000.00 came back.
    @Test
    void aGainIsChargedOnceWhenTheMandateGoesOnWithinTheMonth() throws Exception {
        AccountKey x = desk.account(1001, "100000.00");
        AccountKey y = desk.account(1002, "100000.00");
        AccountKey z = desk.account(1003, "100000.00");
        ManagerId monthly = desk.manager("Monthly");
        ManagerId quarterly = desk.manager("Quarterly");
        ManagerId loser = desk.manager("Loser");
        FeeAgreement quarters = HOUSE.with(HOUSE.performance().with(Crystallisation.QUARTERLY));
        Mandate one = from(monthly, "Z one", "2027-01-01", HOUSE, null, x);
        Mandate two = from(quarterly, "Z two", "2027-01-01", quarters, null, y);
        Mandate three = from(loser, "Z three", "2027-03-01", HOUSE, null, z);
        month("2027-02-28", List.of(x, y, z), "100000.00", "102500.00", "100000.00");
        assertThat(desk.balance("2400")).isEqualTo("-500.00");

        carried(one, "2027-03-15", HOUSE, "2027-03-16", x);
        carried(two, "2027-03-15", quarters, "2027-03-16", y);
        carried(three, "2027-03-15", HOUSE, "2027-03-16", z);
        read("2027-03-15", List.of(x, y, z), "110000.00", "110000.00", "96000.00");
        month("2027-03-31", List.of(x, y, z), "111000.00", "111000.00", "99000.00");

        assertThat(desk.fee("2027-03", monthly)).isEqualTo("2200.00");
        assertThat(desk.fee("2027-03", quarterly)).isEqualTo("2200.00");
        assertThat(desk.fee("2027-03", loser)).isEqualTo("0.00");
        assertThat(desk.balance("2400")).isEqualTo("0.00");

        month("2027-04-30", List.of(x, y, z), "111000.00", "111000.00", "100500.00");
        assertThat(desk.fee("2027-04", monthly)).isEqualTo("0.00");
        assertThat(desk.fee("2027-04", loser)).isEqualTo("100.00");
        reperformed("2027-03", "2027-04");
    }

    /// A management fee of 82.19 for 15 days lowers the first gain, one of 87.67 for 16 days the
    /// second, and neither both: 20 % of 9,917.81 and of 912.33.
    @Test
    void aManagementFeeLowersTheGainOfItsOwnDays() throws Exception {
        FeeAgreement after = Agreed.after(Agreed.managed(HOUSE));
        AccountKey x = desk.account(1001, "100000.00");
        ManagerId m1 = desk.manager("M1");
        Mandate one = from(m1, "One", "2027-03-01", after, null, x);
        carried(one, "2027-03-15", after, "2027-03-16", x);
        read("2027-03-15", List.of(x), "110000.00");
        read("2027-03-31", List.of(x), "111000.00");
        desk.close("2027-03", FeeType.MANAGER_MANAGEMENT);
        desk.close("2027-03", FeeType.MANAGER_PERFORMANCE);

        assertThat(desk.runs("2027-03"))
                .extracting(run -> run.feeType() + " " + run.fee())
                .containsExactlyInAnyOrder(
                        "MANAGER_MANAGEMENT 169.86 USD", "MANAGER_PERFORMANCE 2166.03 USD");
        reperformed("2027-03");
    }

    /// Of February and March nothing is the manager's: not the 8,000.00, and not the days of the
    /// hurdle, which has 31 of January and 30 of April: 3,000.00 less 100,000.00 × 6 % × 61/365.
    @Test
    void whatWasEarnedBetweenTwoMandatesIsNotCharged() throws Exception {
        AccountKey x = desk.account(1001, "100000.00");
        AccountKey y = desk.account(1002, "100000.00");
        ManagerId plain = desk.manager("Plain");
        ManagerId hard = desk.manager("Hard");
        FeeAgreement hurdle = HOUSE.with(Agreed.hard(HurdleBase.ALLOCATION));
        Mandate one = from(plain, "One", "2027-01-01", HOUSE, null, x);
        Mandate two = from(hard, "Two", "2027-01-01", hurdle, null, y);
        month("2027-01-31", List.of(x, y), "100000.00", "100000.00");
        carried(one, "2027-01-31", HOUSE, "2027-04-01", x);
        carried(two, "2027-01-31", hurdle, "2027-04-01", y);
        read("2027-03-31", List.of(x, y), "108000.00", "108000.00");
        month("2027-04-30", List.of(x, y), "109000.00", "111000.00");

        assertThat(desk.fee("2027-04", plain)).isEqualTo("200.00");
        assertThat(desk.fee("2027-04", hard)).isEqualTo("399.45");

        month("2027-05-31", List.of(x, y), "110000.00", "111000.00");
        assertThat(desk.fee("2027-05", plain)).isEqualTo("200.00");
        assertThat(desk.fee("2027-05", hard)).isEqualTo("0.00");
        reperformed("2027-04", "2027-05");
    }

    /// 150,000.00 × 2 % × 31/365, then 100,000.00 × 2 % × 30/365: the other account is not under it
    /// any more, whether its mandate ended or it was said later on which day it left.
    @Test
    void aManagementFeeIsNotChargedOnAnAccountThatStayedBehind() throws Exception {
        FeeAgreement closing = Agreed.on(ManagementFeeBase.CLOSING_EQUITY, DayCount.ACT_365F);
        List<AccountKey> accounts =
                List.of(
                        desk.account(1001, "100000.00"),
                        desk.account(1002, "50000.00"),
                        desk.account(1003, "100000.00"),
                        desk.account(1004, "50000.00"));
        ManagerId next = desk.manager("Next");
        ManagerId left = desk.manager("Left");
        Mandate one =
                from(next, "One", "2027-01-01", closing, null, accounts.get(0), accounts.get(1));
        Mandate two =
                from(left, "Two", "2027-01-01", closing, null, accounts.get(2), accounts.get(3));
        String[] equities = {"100000.00", "50000.00", "100000.00", "50000.00"};
        read("2027-03-31", accounts, equities);
        desk.close("2027-03", FeeType.MANAGER_MANAGEMENT);
        assertThat(desk.fee("2027-03", next)).isEqualTo("254.79");
        assertThat(desk.fee("2027-03", left)).isEqualTo("254.79");

        carried(one, "2027-03-31", closing, "2027-04-01", accounts.getFirst());
        MandateAccount gone = two.accounts().getLast();
        change(
                two,
                null,
                List.of(
                        two.accounts().getFirst(),
                        new MandateAccount(
                                gone.account(), gone.from(), LocalDate.parse("2027-04-01"))));
        read("2027-04-30", accounts, equities);
        desk.close("2027-04", FeeType.MANAGER_MANAGEMENT);
        assertThat(desk.fee("2027-04", next)).isEqualTo("164.38");
        assertThat(desk.fee("2027-04", left)).isEqualTo("164.38");
        reperformed("2027-03", "2027-04");
    }

    /// Two would both charge what the first one left uncharged, or both forgive its loss.
    @Test
    void marksGoOnInOneMandateAndItsPredecessorStaysEnded() {
        AccountKey x = desk.account(1001, "100000.00");
        AccountKey y = desk.account(1002, "100000.00");
        ManagerId m1 = desk.manager("M1");
        Mandate one = from(m1, "One", "2027-01-01", HOUSE, null, x);
        carried(one, "2027-01-15", HOUSE, "2027-01-16", x);

        Problem twice = problem(() -> from(m1, "Three", "2027-01-20", HOUSE, one, y));
        assertThat(twice.code()).isEqualTo(Problem.Code.ALREADY_EXISTS);
        assertThat(twice.fields().getFirst().field()).isEqualTo("carryFrom");

        desk.approve(desk.ask(FeeCalls.CHANGE_MANDATE, wish(named("One"), null, List.of(left(x)))));
        Problem later =
                problem(
                        () ->
                                desk.ask(
                                        FeeCalls.CHANGE_MANDATE,
                                        wish(named("One"), "2027-01-16", named("One").accounts())));
        assertThat(later.code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(later.fields().getFirst().field()).isEqualTo("endOn");
    }

    /// Both programs that compute a run again agree with these months.
    private void reperformed(String... periods) throws Exception {
        var files = new ArrayList<Path>();
        for (String period : periods) {
            for (FeeRunCard run : desk.runs(period)) {
                var file = desk.ask(FeeCalls.FILE, new AboutFeeRun(run.id()));
                assertThat(file.differences()).isEmpty();
                Path path = folder.resolve(run.id().value() + ".json");
                files.add(Files.writeString(path, Canonical.text(file)));
            }
        }
        assertThat(Script.of(files.toArray(Path[]::new))).isEqualTo("0 ");
    }

    private static MandateAccount left(AccountKey account) {
        return new MandateAccount(
                account, LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-16"));
    }

    private void carried(
            Mandate before, String end, FeeAgreement agreement, String start, AccountKey account) {
        change(before, end, before.accounts());
        var _ =
                from(
                        before.managerId(),
                        "A " + before.name(),
                        start,
                        agreement,
                        named(before.name()),
                        account);
    }

    private void change(Mandate before, @Nullable String end, List<MandateAccount> accounts) {
        desk.approve(desk.ask(FeeCalls.CHANGE_MANDATE, wish(before, end, accounts)));
    }

    private static ChangeMandate wish(
            Mandate before, @Nullable String end, List<MandateAccount> accounts) {
        return new ChangeMandate(
                before.id(),
                accounts,
                null,
                end == null ? before.endOn() : LocalDate.parse(end),
                "Agreed with the manager",
                before.version());
    }

    private Mandate from(
            ManagerId manager,
            String name,
            String start,
            FeeAgreement agreement,
            @Nullable Mandate carried,
            AccountKey... accounts) {
        LocalDate day = LocalDate.parse(start);
        desk.approve(
                desk.ask(
                        FeeCalls.PREPARE_MANDATE,
                        new PrepareMandate(
                                manager,
                                name,
                                day,
                                Arrays.stream(accounts)
                                        .map(key -> new MandateAccount(key, day, null))
                                        .toList(),
                                agreement,
                                carried == null ? null : carried.id(),
                                "Signed on paper, page 1")));
        return named(name);
    }

    private Mandate named(String name) {
        return desk.ask(FeeCalls.MANDATES, new Nothing()).mandates().stream()
                .filter(mandate -> mandate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void month(String lastDay, List<AccountKey> accounts, String... equities) {
        read(lastDay, accounts, equities);
        desk.close(lastDay.substring(0, 7), FeeType.MANAGER_PERFORMANCE);
    }

    private void read(String day, List<AccountKey> accounts, String... equities) {
        desk.at(LocalDate.parse(day).plusDays(1).toString());
        for (int i = 0; i < equities.length; i++) {
            desk.read(accounts.get(i), day + "T23:55:00Z", equities[i]);
        }
    }
}
