package fidus.statements;

import fidus.investments.schedule.RedemptionState;
import fidus.investments.schedule.ReturnedPayout;
import fidus.redemptions.RedemptionRequest;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A client's requests for payouts as they stood at the end of a month: those that moved in it, and
/// those that were still open.
final class RequestsOfMonth {
    private final BusinessDays days;
    private final LocalDate from;
    private final LocalDate to;

    RequestsOfMonth(StatementInput input) {
        days = input.days();
        from = input.period().atDay(1);
        to = input.period().atEndOfMonth();
    }

    /// By number. What was paid before a contract was taken over was not requested here.
    List<RedemptionLine> lines(List<RedemptionRequest> requests) {
        var lines = new ArrayList<RedemptionLine>();
        requests.stream()
                .filter(one -> one.approval() > 0 || one.redemptionState() != RedemptionState.PAID)
                .sorted(Comparator.comparingLong(RedemptionRequest::number))
                .forEach(one -> told(one, lines));
        return lines;
    }

    private void told(RedemptionRequest one, List<RedemptionLine> lines) {
        LocalDate requestedOn = days.of(one.requestedAt());
        if (requestedOn.isAfter(to)) {
            return;
        }
        LocalDate paidOn = paidBy(one);
        LocalDate endedOn = paidOn == null ? endedBy(one, requestedOn) : paidOn;
        RedemptionState state = paidOn == null ? state(one, endedOn) : RedemptionState.PAID;
        if (endedOn == null || !endedOn.isBefore(from)) {
            lines.add(
                    new RedemptionLine(
                            one.number(),
                            one.contractNumber(),
                            one.fundCode(),
                            requestedOn,
                            one.total(),
                            state,
                            byThen(one.moved().approvedOn()),
                            endedOn));
        }
    }

    private RedemptionState state(RedemptionRequest one, @Nullable LocalDate endedOn) {
        if (endedOn != null) {
            return one.redemptionState();
        }
        LocalDate approved = one.moved().approvedOn();
        boolean byThen = approved == null ? one.approval() > 0 : !approved.isAfter(to);
        return byThen ? RedemptionState.APPROVED : RedemptionState.PENDING;
    }

    /// The day on which it left and was not back by the end.
    private @Nullable LocalDate paidBy(RedemptionRequest one) {
        LocalDate paid = byThen(one.paidOn());
        return paid != null
                ? paid
                : one.returns().stream()
                        .filter(back -> back.wasOut(to))
                        .map(ReturnedPayout::paidOn)
                        .findFirst()
                        .orElse(null);
    }

    /// One that ended before days were kept ended when it was asked, as far as anybody knows.
    private @Nullable LocalDate endedBy(RedemptionRequest one, LocalDate requestedOn) {
        return switch (one.redemptionState()) {
            case REJECTED, CANCELLED -> {
                LocalDate ended = one.moved().endedOn();
                yield byThen(ended == null ? requestedOn : ended);
            }
            case PENDING, APPROVED, PAID -> null;
        };
    }

    private @Nullable LocalDate byThen(@Nullable LocalDate day) {
        return day == null || day.isAfter(to) ? null : day;
    }
}
