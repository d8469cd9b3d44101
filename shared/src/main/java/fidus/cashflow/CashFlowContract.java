package fidus.cashflow;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;

/// The contract a payment belongs to.
public record CashFlowContract(
        InvestmentId id, long number, ClientId clientId, String clientName, FundCode fundCode) {
    public static CashFlowContract of(ContractBook book) {
        return new CashFlowContract(
                book.id(), book.number(), book.clientId(), book.clientName(), book.fundCode());
    }
}
