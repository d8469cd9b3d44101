/// Rebates of brokers: computed from closed lots, approved, claimed in the journal, received.
@NullMarked
package fidus.server.rebates;

import org.jspecify.annotations.NullMarked;
