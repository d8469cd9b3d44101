package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.trading;

import fidus.approvals.Prepared;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.AboutInvestment;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentPage;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.server.Desk;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.LocalDate;
import java.util.List;

/// A client, two accounts and the contracts one enters on them.
abstract class SignedContracts {
    static final String NOTE = "Signed on paper, page 1 of 4";
    Desk desk;
    Client ada;
    TradingAccount one;
    TradingAccount two;

    @BeforeEach
    void open() {
        desk = new Desk();
        ada = desk.client("Ada Example");
        one = desk.account(trading("Alpha", 1));
        two = desk.account(trading("Alpha", 2));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    Prepared prepare(EnterContract enter) {
        return desk.ask(InvestmentCalls.ENTER, enter, desk.operator);
    }

    Problem.Code refusal(EnterContract enter) {
        return code(() -> prepare(enter));
    }

    List<Investment> list() {
        return page(null, 200).rows();
    }

    InvestmentPage page(@Nullable String cursor, int limit) {
        return desk.ask(InvestmentCalls.LIST, new FindInvestments(cursor, limit), desk.approver);
    }

    Investment ask(InvestmentId id) {
        return desk.ask(InvestmentCalls.ONE, new AboutInvestment(id), desk.approver);
    }

    TradingAccount account(TradingAccount account) {
        return desk.read(unit -> desk.doors().accounts().get(unit, account.key()));
    }

    EnterContract split() {
        return lines(
                "20000",
                new MappingLine(one.key(), usd("12000"), "On the first account"),
                new MappingLine(two.key(), usd("7000"), "On the second account"),
                new MappingLine(null, usd("1000"), "Kept at the bank"));
    }

    EnterContract lines(String principal, MappingLine... lines) {
        return of(ada.id(), principal, lines);
    }

    static EnterContract of(ClientId client, String principal, MappingLine... lines) {
        return new EnterContract(
                client,
                FundCode.CORE,
                usd(principal),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 1),
                List.of(lines),
                NOTE);
    }

    static MappingLine on(TradingAccount account, String principal) {
        return line(account.key(), principal);
    }

    static MappingLine cash(String principal) {
        return line(null, principal);
    }

    static MappingLine line(@Nullable AccountKey key, String principal) {
        return new MappingLine(key, usd(principal), "As agreed on the phone");
    }

    static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
