package fidus.server.statements;

import fidus.statements.partners.EarningKind;
import fidus.statements.partners.OpenState;

/// How a partner's earnings are spelled on paper and in the workbook.
final class PartnerWords {
    private PartnerWords() {}

    static String of(EarningKind kind) {
        return switch (kind) {
            case COMMISSION -> "Commission";
            case POOL_AGENT -> "Agent's part of pools";
            case POOL_COMPANY -> "Company's part of pools";
        };
    }

    /// Short, in a row.
    static String brief(EarningKind kind) {
        return switch (kind) {
            case COMMISSION -> "";
            case POOL_AGENT -> ", agent";
            case POOL_COMPANY -> ", company";
        };
    }

    static String of(OpenState state) {
        return switch (state) {
            case WAITING -> "Waits for the client's payment";
            case READY -> "Due, not yet approved";
            case APPROVED -> "Approved for payment";
            case PAID_SINCE -> "Paid since";
        };
    }
}
