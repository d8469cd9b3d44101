/// Reading the audit log.
@NullMarked
package fidus.desktop.audit;

import org.jspecify.annotations.NullMarked;
