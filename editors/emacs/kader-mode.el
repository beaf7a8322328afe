;;; kader-mode.el --- Goal frameworks of public budgets -*- lexical-binding: t -*-
;; In Emacs 29 or later, or 28 with eglot: put this file on your `load-path' and (require 'kader-mode) in your init file.

(require 'eglot)

(defvar kader-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\{ "(}" table)
    (modify-syntax-entry ?\} "){" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?. "_" table)
    (modify-syntax-entry ?' "_" table)
    table)
  "Syntax of `kader-mode'.")

;;;###autoload
(define-derived-mode kader-mode prog-mode "kader"
  "Texts in the kader language; findings and completion come from `kader lsp'."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+\\s-*")
  (setq-local indent-tabs-mode nil)
  (setq-local font-lock-defaults '((("^\\s-*\\([[:alpha:]][^ \t\n]*\\)" 1 font-lock-keyword-face)))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.kader\\'" . kader-mode))
(add-to-list 'eglot-server-programs '(kader-mode . ("kader" "lsp")))
(add-hook 'kader-mode-hook #'eglot-ensure)

(provide 'kader-mode)
;;; kader-mode.el ends here
