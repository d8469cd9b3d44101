/// Matching rules as data: versions, what changes between two, and trying one without keeping it.
@NullMarked
package fidus.reconciliation.profiles;

import org.jspecify.annotations.NullMarked;
