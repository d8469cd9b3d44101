/// What people keep about one break: comments, attachments and what its difference is made of.
@NullMarked
package fidus.reconciliation.dossier;

import org.jspecify.annotations.NullMarked;
