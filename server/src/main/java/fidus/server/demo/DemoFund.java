package fidus.server.demo;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.StartRun;
import fidus.server.auth.Auth;
import fidus.server.calling.Caller;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Fills an empty store with an invented fund, by the same calls and the same two people as in real
/// work: clients, accounts, contracts, imported reports, a reconciliation that finds a break, and
/// something that waits for everybody.
public final class DemoFund {
    private static final String SERVER = "NorthBridge-Live";
    private static final String BROKER = "North Bridge Markets";

    private final Auth auth;
    private final InstantSource clock;

    public DemoFund(Auth auth, InstantSource clock) {
        this.auth = auth;
        this.clock = clock;
    }

    /// @param port of the running server
    /// @return what a person must know to sign in; the passwords are shown this once
    public String fill(int port) {
        if (auth.setUpCode().isEmpty()) {
            return "The demonstration fund is already there; sign in with the passwords its first"
                    + " start showed.";
        }
        Auth.NewLogin operator = auth.addForDemo("olivia", "Olivia Marsh", List.of(Role.OPERATOR));
        Auth.NewLogin approver = auth.addForDemo("adrian", "Adrian Cole", List.of(Role.APPROVER));
        Auth.NewLogin admin =
                auth.addForDemo("ines", "Ines Vidal", List.of(Role.ADMIN, Role.AUDITOR));
        try (var wire = Caller.on(port)) {
            String operates =
                    wire.call(
                                    AuthCalls.LOGIN,
                                    new Login("olivia", operator.password(), "demonstration"),
                                    "")
                            .accessToken();
            String approves =
                    wire.call(
                                    AuthCalls.LOGIN,
                                    new Login("adrian", approver.password(), "demonstration"),
                                    "")
                            .accessToken();
            LocalDateTime now =
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                            .truncatedTo(ChronoUnit.MINUTES);
            new Story(new DemoDesk(wire, operates, approves, now)).tell();
        }
        return """

        The invented demonstration fund is ready. These people can sign in; their passwords are shown only now:
          operator   olivia   %s
          approver   adrian   %s
          admin      ines     %s
        """
                .formatted(operator.password(), approver.password(), admin.password());
    }

    private static final class Story {
        private final DemoDesk desk;
        private final LocalDateTime now;

        Story(DemoDesk desk) {
            this.desk = desk;
            this.now = desk.now();
        }

        void tell() {
            account(
                    510001,
                    "CORE-1",
                    AccountPurpose.TRADING,
                    FundCode.CORE,
                    CapitalSource.CLIENT,
                    "Kestrel Trading");
            account(
                    510002,
                    "BAL-1",
                    AccountPurpose.TRADING,
                    FundCode.BALANCE,
                    CapitalSource.CLIENT,
                    "Delta Quant");
            account(
                    510003,
                    "BAL-2",
                    AccountPurpose.TRADING,
                    FundCode.BALANCE,
                    CapitalSource.CLIENT,
                    "Kestrel Trading");
            account(
                    510010,
                    "HOUSE-1",
                    AccountPurpose.TRADING,
                    FundCode.CORE,
                    CapitalSource.HOUSE,
                    "House desk");
            account(
                    510004,
                    "CORE-2",
                    AccountPurpose.TRADING,
                    FundCode.CORE,
                    CapitalSource.CLIENT,
                    "Kestrel Trading");
            account(
                    510090,
                    "SEP-1",
                    AccountPurpose.SEPARATION,
                    FundCode.SEPARATION,
                    CapitalSource.SEPARATION,
                    "");
            contracts();
            new DemoHistories(desk, SERVER, BROKER).tell();
            var bank = new DemoBank(desk);
            new DemoBooks(desk, bank.closing()).tell();
            bank.tell();
            desk.ask(
                    Mt5Calls.REGISTER,
                    register(
                            510005,
                            "BAL-3",
                            AccountPurpose.TRADING,
                            FundCode.BALANCE,
                            CapitalSource.CLIENT,
                            "Delta Quant"));
            List.of(510001L, 510002L).forEach(this::reconcile);
            new DemoMonth(desk, new AccountKey(SERVER, 510001)).tell();
        }

        private void account(
                long login,
                String label,
                AccountPurpose purpose,
                FundCode fund,
                CapitalSource source,
                String manager) {
            desk.approve(
                    desk.ask(
                            Mt5Calls.REGISTER,
                            register(login, label, purpose, fund, source, manager)));
        }

        private static RegisterAccount register(
                long login,
                String label,
                AccountPurpose purpose,
                FundCode fund,
                CapitalSource source,
                String manager) {
            return new RegisterAccount(
                    new AccountKey(SERVER, login),
                    label,
                    Platform.MT5,
                    BROKER,
                    purpose,
                    fund,
                    source,
                    Currency.USD,
                    "UTC",
                    false,
                    manager,
                    Money.zero(Currency.USD),
                    "Opened for the invented fund");
        }

        private void contracts() {
            Client hollis = desk.ask(ClientCalls.ADD, new AddClient("Hollis Family Office"));
            Client marrow = desk.ask(ClientCalls.ADD, new AddClient("Marrow & Finch Ltd"));
            enter(hollis, FundCode.CORE, "25000.00", List.of(line(510001, "25000.00")));
            enter(
                    marrow,
                    FundCode.BALANCE,
                    "120000.00",
                    List.of(line(510002, "70000.00"), line(510003, "50000.00")));
        }

        private static MappingLine line(long login, String principal) {
            return new MappingLine(
                    new AccountKey(SERVER, login),
                    Money.of(principal, "USD"),
                    "Placed on " + login + " by agreement");
        }

        private void enter(
                Client client, FundCode fund, String principal, List<MappingLine> lines) {
            var start = now.toLocalDate().minusDays(95);
            desk.approve(
                    desk.ask(
                            InvestmentCalls.ENTER,
                            new EnterContract(
                                    client.id(),
                                    fund,
                                    Money.of(principal, "USD"),
                                    start,
                                    start,
                                    lines,
                                    "Signed agreement on file, invented client")));
        }

        private void reconcile(long login) {
            var from = now.minusDays(91).toLocalDate();
            Job job =
                    desk.ask(
                                    ReconciliationCalls.START,
                                    new StartRun(SERVER, login, from, now.toLocalDate()))
                            .job();
            if (job != null) {
                desk.await(job);
            }
        }
    }
}
