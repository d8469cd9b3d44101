package fidus.server.redemptions;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// How lists name what could be approved, as it stood when it was named. Rows that were requested
/// and came back since look the same but have another name.
///
/// @param request that waits; absent for rows that nobody asked for
/// @param contract whose rows they are; absent for a request
/// @param seen the version of the request, or how many requests the contract had had
/// @param rows none for a request
record ReadyName(
        @Nullable RedemptionId request,
        @Nullable InvestmentId contract,
        long seen,
        List<PayoutRef> rows) {
    private static final String ROWS = "rows";

    static ReadyName of(RedemptionRequest request) {
        return new ReadyName(request.id(), null, request.version(), List.of());
    }

    static ReadyName of(InvestmentId contract, long requests, List<PayoutRef> rows) {
        return new ReadyName(null, contract, requests, rows);
    }

    static ReadyName of(String item) {
        String[] parts = item.split("/", -1);
        var id = UUID.fromString(parts[1]);
        long seen = Long.parseLong(parts[2]);
        return parts[0].equals(ROWS)
                ? new ReadyName(null, new InvestmentId(id), seen, rows(parts[3]))
                : new ReadyName(new RedemptionId(id), null, seen, List.of());
    }

    private static List<PayoutRef> rows(String named) {
        return Arrays.stream(named.split(",", -1)).map(ReadyName::row).toList();
    }

    private static PayoutRef row(String named) {
        int cut = named.indexOf(' ');
        return new PayoutRef(
                PayoutKind.valueOf(named.substring(0, cut)),
                Integer.parseInt(named.substring(cut + 1)));
    }

    @Override
    public String toString() {
        return contract == null
                ? Redemptions.subject(Objects.requireNonNull(request)) + "/" + seen
                : ROWS
                        + "/"
                        + contract.value()
                        + "/"
                        + seen
                        + "/"
                        + rows.stream().map(PayoutRef::toString).collect(Collectors.joining(","));
    }
}
