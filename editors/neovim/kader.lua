-- kader in Neovim 0.7 or later: put this in ~/.config/nvim/plugin/kader.lua.
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, { pattern = "*.kader", command = "setfiletype kader" })

local clients = {}

vim.api.nvim_create_autocmd("FileType", {
  pattern = "kader",
  callback = function(event)
    vim.bo.commentstring = "# %s"
    vim.bo.expandtab = true
    vim.bo.shiftwidth = 2
    local folder = vim.fn.fnamemodify(event.file, ":p:h")
    local settings = vim.fn.findfile("kader.toml", vim.fn.fnameescape(folder) .. ";")
    local root = settings ~= "" and vim.fn.fnamemodify(settings, ":p:h") or folder
    -- Add "--lang", "en" (or "nl") for messages in a language of your own choice.
    local config = { name = "kader", cmd = { "kader", "lsp" }, root_dir = root }
    if vim.lsp.start then
      vim.lsp.start(config)
    else
      clients[root] = clients[root] or vim.lsp.start_client(config)
      vim.lsp.buf_attach_client(event.buf, clients[root])
    end
  end,
})
