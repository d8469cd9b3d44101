package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.Login;
import fidus.contract.Call;
import fidus.desktop.shell.Server;
import fidus.investments.schedule.RedemptionState;
import fidus.money.Currency;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.WalletCalls;
import fidus.redemptions.AboutRedemption;
import fidus.redemptions.FindRedemptions;
import fidus.redemptions.RedemptionCalls;

import java.time.Clock;
import java.util.UUID;

/// The operator and the approver at other machines, for what a journey finds done when it begins.
final class Colleague implements AutoCloseable {
    private final Server olivia;
    private final Server adrian;

    Colleague(ServerProcess server) {
        olivia = signedIn(server, "olivia");
        adrian = signedIn(server, "adrian");
    }

    /// The operator asks.
    <Q, A> A ask(Call<Q, A> call, Q question) {
        return call.kind() == Call.Kind.READ
                ? olivia.call(call, question)
                : olivia.call(call, question, UUID.randomUUID());
    }

    /// The approver agrees with what the operator prepared.
    void approve(Prepared prepared) {
        adrian.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                UUID.randomUUID());
    }

    /// The approver agrees with one redemption of a client that waits.
    void approveRedemptionOf(String client) {
        var find = new FindRedemptions(null, RedemptionState.PENDING, null, 50);
        var about =
                ask(RedemptionCalls.FIND, find).rows().stream()
                        .filter(request -> request.clientName().equals(client))
                        .map(request -> new AboutRedemption(request.id()))
                        .findFirst()
                        .orElseThrow();
        approve(ask(RedemptionCalls.ASK_APPROVAL, about));
    }

    /// A verified wallet; money goes there when its cooling time is over.
    void wallet(String party, String name, String iban) {
        var wallet =
                ask(
                        WalletCalls.ADD,
                        new AddWallet(
                                party,
                                name,
                                "Main account",
                                Currency.USD,
                                new BankDetails(
                                        "Far Bank",
                                        name,
                                        iban,
                                        null,
                                        null,
                                        null,
                                        iban.substring(0, 2)),
                                null,
                                true));
        var waiting =
                adrian.call(
                                ApprovalCalls.FIND,
                                new FindPrepared("wallet/" + wallet.id().value(), true))
                        .prepared();
        assertThat(waiting).hasSize(1);
        approve(waiting.getFirst());
    }

    @Override
    public void close() {
        olivia.signOut();
        adrian.signOut();
    }

    private static Server signedIn(ServerProcess process, String login) {
        var server = new Server(process.address(), Clock.systemUTC());
        server.signIn(new Login(login, process.password(login), "elsewhere"));
        return server;
    }
}
