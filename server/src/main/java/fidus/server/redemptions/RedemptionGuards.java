package fidus.server.redemptions;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractBook;
import fidus.payments.PayableBlock;
import fidus.redemptions.RedemptionRequest;
import fidus.server.mongo.Unit;

/// What must hold before rows are requested and before a request is approved, so that nothing is
/// owed in payment that cannot be paid.
final class RedemptionGuards {
    private final Redemptions.Ground ground;

    RedemptionGuards(Redemptions.Ground ground) {
        this.ground = ground;
    }

    /// @throws Refused `WRONG_STATE` when the contract is suspended
    Investment running(Unit unit, InvestmentId id) {
        Investment contract = ground.contracts().get(unit, id);
        if (contract.investmentState() == InvestmentState.SUSPENDED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract "
                            + contract.number()
                            + " is suspended: nothing is requested, approved or paid until it is"
                            + " resumed.");
        }
        return contract;
    }

    /// @throws Refused `NOT_PAYABLE` when the client has no verified wallet of the currency
    void payableTo(Unit unit, ContractBook book) {
        if (!ground.hasWallet().test(unit, book)) {
            throw refused(PayableBlock.NO_WALLET, book);
        }
    }

    /// @throws Refused `WRONG_STATE` when the contract is suspended, `NOT_PAYABLE` when the client
    ///   is on hold, or has no verified wallet past its cooling time
    void approvable(Unit unit, RedemptionRequest request) {
        Investment contract = running(unit, request.investmentId());
        ContractBook book = ground.books().get(unit, contract.id());
        ground.blocked()
                .apply(unit, book)
                .ifPresent(
                        block -> {
                            throw refused(block, book);
                        });
    }

    private static Refused refused(PayableBlock block, ContractBook book) {
        String currency = book.schedule().principal().currency().toString();
        String why =
                switch (block) {
                    case PARTY_ON_HOLD -> " is on hold. Nothing is approved until that is lifted.";
                    case NO_WALLET ->
                            " has no verified wallet in "
                                    + currency
                                    + ". Add one and have it verified first.";
                    case WALLET_COOLING ->
                            "'s wallet in "
                                    + currency
                                    + " was verified too recently. Approve this after its cooling"
                                    + " time; if it has lapsed by then, ask for it again.";
                    case IN_BATCH, CONTRACT_SUSPENDED ->
                            throw new IllegalStateException(block + " is no matter of a party");
                };
        return Refused.because(Problem.Code.NOT_PAYABLE, book.clientName() + why);
    }
}
