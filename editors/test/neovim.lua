-- Run by .ci/editors in a project with a wrong holder: Neovim with our file must find it, complete it and format it.
local function must(holds, what)
  if not holds then
    io.stderr:write("neovim: " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

vim.cmd("edit plan.kader")
must(vim.bo.filetype == "kader", "the file type")
local function found(name)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == name then
      return one
    end
  end
end
must(vim.wait(20000, function() return found("onbekende-verwijzing") ~= nil end), "no finding")
must(found("onbekende-verwijzing").lnum == 5, "the line of the finding")

local function ask(method, more)
  local params = vim.tbl_extend("force", { textDocument = vim.lsp.util.make_text_document_params() }, more)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end
local offers = ask("textDocument/completion", { position = { line = 5, character = 25 } })
local title = false
for _, item in ipairs(offers.items) do
  title = title or item.filterText == "jansen Anna Jansen"
end
must(title, "no completion by title")

local edits = ask("textDocument/formatting", { options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), "utf-16")
must(vim.fn.getline(6) == "  portefeuillehouder janse", "the form: " .. vim.fn.getline(6))
io.stdout:write("neovim " .. tostring(vim.version().major) .. "." .. tostring(vim.version().minor) .. " is served\n")
vim.cmd("qall!")
