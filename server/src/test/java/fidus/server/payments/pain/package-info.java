/// Tests of the package of the same name.
@NullMarked
package fidus.server.payments.pain;

import org.jspecify.annotations.NullMarked;
