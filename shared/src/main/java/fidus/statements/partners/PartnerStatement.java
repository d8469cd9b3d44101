package fidus.statements.partners;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;

/// What an agent or a company earned, got and is owed of a month. It names contracts by their
/// number and says nothing of what the house earns with them.
///
/// @param period such as 2026-03
/// @param clients how many the partner has at the end of the period
public record PartnerStatement(
        Partner partner,
        String period,
        LocalDate from,
        LocalDate to,
        String businessZone,
        int clients,
        List<PartnerSection> sections) {
    public PartnerStatement {
        sections = List.copyOf(sections);
    }

    /// SHA-256 of the canonical text. How far what is open has come since the period is no part of
    /// it, so that a statement is the same whenever it is made.
    public String digest() {
        return Canonical.digest(
                new PartnerStatement(
                        partner,
                        period,
                        from,
                        to,
                        businessZone,
                        clients,
                        sections.stream().map(PartnerSection::withoutStates).toList()));
    }

    /// Whether there is anything to say of the month.
    @JsonIgnore
    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /// @throws Refused `UNBALANCED` where the books hold something else than this says
    public void checkTied() {
        for (PartnerSection section : sections) {
            Money rest = section.untied(partner.partnerKind());
            if (!rest.isZero()) {
                throw Refused.because(
                        Problem.Code.UNBALANCED,
                        "The books hold "
                                + section.booked()
                                + " for "
                                + partner.name()
                                + " at the end of "
                                + period
                                + ", "
                                + rest
                                + " more than the rows say. Explain the tie-out of commissions and"
                                + " pools first; drafts can be made meanwhile.");
            }
        }
    }
}
