package fidus.server.demo;

import fidus.fees.FeeConvention;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.PrepareMandate;
import fidus.fees.runs.StartFeeRuns;
import fidus.money.Currency;
import fidus.mt5.AccountKey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;

/// The month behind us: a manager, his mandate, the month end, and a fee run that waits to be
/// approved.
final class DemoMonth {
    private final DemoDesk desk;
    private final AccountKey account;
    private final LocalDateTime now;

    DemoMonth(DemoDesk desk, AccountKey account) {
        this.desk = desk;
        this.account = account;
        this.now = desk.now();
    }

    void tell() {
        String month = YearMonth.from(now).minusMonths(1).toString();
        ManagerId kestrel =
                desk.ask(FeeCalls.ADD_MANAGER, new ManagerToAdd("Kestrel Trading")).id();
        LocalDate from = now.minusDays(90).toLocalDate();
        desk.approve(
                desk.ask(
                        FeeCalls.PREPARE_MANDATE,
                        new PrepareMandate(
                                kestrel,
                                "Kestrel CORE",
                                from,
                                List.of(new MandateAccount(account, from, null)),
                                FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD),
                                null,
                                "Signed mandate on file, invented manager")));
        desk.ask(FeeCalls.SNAPSHOT, new AboutMonth(month));
        desk.await(
                desk.ask(
                        FeeCalls.START,
                        new StartFeeRuns(
                                month, FeeType.MANAGER_PERFORMANCE, FeeStep.PREVIEW, kestrel)));
    }
}
