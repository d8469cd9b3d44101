package fidus.server.statements;

/// How far a month's statements of agents and companies are.
///
/// @param wanted of whom the month says something
/// @param issued those of them with a statement that stands
/// @param drafted those of the others with a draft
public record PartnersMade(int wanted, int issued, int drafted) {
    public int missing() {
        return wanted - issued - drafted;
    }
}
