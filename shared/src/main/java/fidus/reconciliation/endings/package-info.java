/// Many breaks ended by one decision: the frozen list, and what became of each of them.
@NullMarked
package fidus.reconciliation.endings;

import org.jspecify.annotations.NullMarked;
