package fidus.server.deals;

import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

/// What a movement settled outside the deal book: a claim on a broker, a fee of a manager.
public interface Settled {
    /// The movement turned out to be something else: what it settled is open again. Does nothing
    /// where it settled nothing.
    void open(Unit unit, Actor actor, String dealKey, String why);
}
