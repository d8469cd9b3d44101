package fidus.investments.schedule;

/// Names one payout row within its contract.
///
/// @param sequence counts from 1 within the kind
public record PayoutRef(PayoutKind payoutKind, int sequence) {
    public static PayoutRef interest(int sequence) {
        return new PayoutRef(PayoutKind.INTEREST, sequence);
    }

    public static PayoutRef principal() {
        return new PayoutRef(PayoutKind.PRINCIPAL, 1);
    }

    @Override
    public String toString() {
        return payoutKind + " " + sequence;
    }
}
