package fidus.desktop.journeys;

import fidus.clients.AddClient;
import fidus.clients.ClientCalls;
import fidus.fees.FeeConvention;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.PrepareMandate;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// The invented fund of {@linkplain ServerProcess#yesterday the day before}, brought to the present
/// with what cannot be made within a minute: clients and a manager whose wallets were verified
/// then, so that their cooling time is over, and the manager's mandate over a new trading account.
/// All of it was made by calls of the same two people.
final class DueFund {
    static final String CLIENT = "Cedar Row Partners";
    static final String DEPOSITOR = "Birch Lane LLC";
    static final String MANAGER = "Tidewater Trading";
    static final AccountKey ACCOUNT = new AccountKey("NorthBridge-Live", 540_001);

    /// The fourth interest row of what began on this day is due whatever weekday it falls on.
    static final LocalDate BEGAN = ServerProcess.dayBefore().minusMonths(6).minusDays(7);

    static final YearMonth MONTH = YearMonth.from(ServerProcess.dayBefore()).minusMonths(1);

    private static @Nullable ServerProcess shared;

    private DueFund() {}

    /// One for all journeys of a run.
    static synchronized ServerProcess server() {
        ServerProcess held = shared;
        if (held == null) {
            held = ServerProcess.yesterday();
            try (var colleague = new Colleague(held)) {
                prepare(colleague);
            }
            held.toThePresent();
            shared = held;
        }
        return held;
    }

    private static void prepare(Colleague colleague) {
        client(colleague, CLIENT, "GB29NWBK60161331926819");
        client(colleague, DEPOSITOR, "NL91ABNA0417164300");
        var manager = colleague.ask(FeeCalls.ADD_MANAGER, new ManagerToAdd(MANAGER));
        colleague.wallet("manager/" + manager.id().value(), MANAGER, "FR1420041010050500013M02606");
        colleague.approve(colleague.ask(Mt5Calls.REGISTER, account()));
        colleague.approve(
                colleague.ask(
                        FeeCalls.PREPARE_MANDATE,
                        new PrepareMandate(
                                manager.id(),
                                "Tidewater CORE",
                                BEGAN,
                                List.of(new MandateAccount(ACCOUNT, BEGAN, null)),
                                FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD),
                                null,
                                "Signed mandate on file, invented manager")));
    }

    private static void client(Colleague colleague, String name, String iban) {
        var client = colleague.ask(ClientCalls.ADD, new AddClient(name));
        colleague.wallet("client/" + client.id().value(), name, iban);
    }

    private static RegisterAccount account() {
        return new RegisterAccount(
                ACCOUNT,
                "CEDAR-1",
                Platform.MT5,
                "North Bridge Markets",
                AccountPurpose.TRADING,
                FundCode.CORE,
                CapitalSource.CLIENT,
                Currency.USD,
                "UTC",
                false,
                MANAGER,
                Money.zero(Currency.USD),
                "Opened for the invented fund");
    }
}
