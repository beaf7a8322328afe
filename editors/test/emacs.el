;;; emacs.el --- Run by .ci/editors in a project with a wrong holder -*- lexical-binding: t -*-

(require 'kader-mode)
(setq eglot-sync-connect t)

(defun must (holds what)
  "Ends Emacs with an error WHAT unless HOLDS."
  (unless holds
    (message "emacs: %s" what)
    (kill-emacs 1)))

(defun wait-for (holds)
  "Waits until HOLDS, twenty seconds at most."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall holds)) (< (float-time) end))
      (accept-process-output nil 0.1))
    (funcall holds)))

(find-file "plan.kader")
(must (eq major-mode 'kader-mode) "the mode")
(apply #'eglot--connect (eglot--guess-contact))
(eglot--maybe-activate-editing-mode)
(must (eglot-current-server) "no server")
(must (wait-for (lambda ()
                  (flymake-start)
                  (seq-some (lambda (one) (string-match-p "janse" (flymake-diagnostic-text one)))
                            (flymake-diagnostics))))
      "no finding")
(eglot-format-buffer)
(goto-char (point-min))
(must (search-forward "\n  portefeuillehouder janse\n" nil t) "the form")
(set-buffer-modified-p nil)
(message "emacs %s is served" emacs-version)
(kill-emacs 0)
